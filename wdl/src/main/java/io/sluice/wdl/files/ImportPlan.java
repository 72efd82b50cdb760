package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param unmapped operations that nobody has mapped, each once
 * @param problems why nothing may be written; empty when the whole file is good
 */
public record ImportPlan(List<Flow> flows, List<Unmapped> unmapped, List<String> problems) {
  /** Whether everything may be written. */
  public boolean isGood() {
    return problems.isEmpty();
  }

  /**
   * A trigger's operation that is not known here.
   *
   * @param from the flow that has it first
   */
  public record Unmapped(String from, String operation) {}

  /**
   * A flow of the file.
   *
   * @param from where it stands, as in {@code Workflows/X.json}
   * @param file the name of the file to be written
   * @param content what is to be written
   * @param connections the keys of its connection references with their connectors
   * @param left expressions of an Azure template that stay as they are, with the reasons
   * @param problems what keeps the hub from loading it, in words
   */
  public record Flow(
      String from,
      String file,
      FileContent content,
      List<Row> actions,
      Map<String, String> connections,
      List<String> left,
      List<String> problems) {
    /** The bytes to be written. */
    public byte[] bytes() {
      return content.bytes();
    }
  }

  /**
   * An action and what becomes of it.
   *
   * @param why why it does not run; empty when it does
   */
  public record Row(String name, String type, Support standing, String why) {}

  /** As programs read it. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("problems", problems);
    tree.put("flows", flows.stream().map(ImportPlan::tree).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(Flow flow) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("from", flow.from());
    tree.put("file", flow.file());
    tree.put("actions", flow.actions().stream().map(ImportPlan::tree).toList());
    tree.put("connectionReferences", flow.connections());
    tree.put("left", flow.left());
    tree.put("problems", flow.problems());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(Row row) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", row.name());
    tree.put("type", row.type());
    tree.put("standing", row.standing().word());
    tree.put("why", row.why());
    return tree;
  }
}
