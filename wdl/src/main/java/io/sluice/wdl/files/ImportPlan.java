package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that an import would write, and a report on them.
 *
 * @param unmapped operationIds of triggers that need a mapping, each once
 * @param problems the reasons why nothing may be written; empty if the import can proceed
 * @param leftOut what is not imported, with the reason
 */
public record ImportPlan(
    List<PlannedFlow> flows,
    List<UnmappedOperation> unmapped,
    List<String> problems,
    List<LeftOut> leftOut) {
  /** True if every flow may be written. */
  public boolean isGood() {
    return problems.isEmpty();
  }

  /**
   * An operationId of the connector that {@link TriggerMapping} does not know.
   *
   * @param from the first entry that uses it
   */
  public record UnmappedOperation(String from, String operation) {}

  /**
   * A flow found in the imported file.
   *
   * @param from the entry that contains it, for example {@code Workflows/X.json}
   * @param file the name of the file to write
   * @param content the content of the file to write
   * @param connections the API of each connection reference, by its key
   * @param left unresolved expressions of an Azure template, each with place and reason
   * @param problems the faults for which the hub would refuse to load the file
   */
  public record PlannedFlow(
      String from,
      String file,
      FileContent content,
      List<PlannedAction> actions,
      Map<String, String> connections,
      List<String> left,
      List<String> problems) {
    /** The content of the file to write. */
    public byte[] bytes() {
      return content.bytes();
    }

    private Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("from", from);
      tree.put("file", file);
      tree.put("actions", actions.stream().map(PlannedAction::tree).toList());
      tree.put("connectionReferences", connections);
      tree.put("left", left);
      tree.put("problems", problems);
      return tree;
    }
  }

  /**
   * An action of an imported flow.
   *
   * @param reason why it does not run; empty if it does
   */
  public record PlannedAction(String name, String type, Support support, String reason) {
    private Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("name", name);
      tree.put("type", type);
      tree.put("standing", support.word());
      tree.put("why", reason);
      return tree;
    }
  }

  /** The members of the JSON report. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("problems", problems);
    tree.put("flows", flows.stream().map(PlannedFlow::tree).toList());
    tree.put("leftOut", leftOut.stream().map(LeftOut::tree).toList());
    return tree;
  }
}
