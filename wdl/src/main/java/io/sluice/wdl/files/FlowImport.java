package io.sluice.wdl.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.TemplateParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plans the import of a Power Automate package, a solution, a Logic Apps Standard app, or a single
 * definition. Every flow becomes a file of its own with the same JSON tree. From an Azure template
 * only the workflows are imported.
 */
public final class FlowImport {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TriggerMapping mapping;
  private final List<ImportPlan.PlannedFlow> flows = new ArrayList<>();
  private final Map<String, ImportPlan.UnmappedOperation> unmapped = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private FlowImport(TriggerMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Plans an import.
   *
   * @param file the file's name; content that begins with the zip signature is read as a zip file,
   *     anything else as a definition
   */
  public static ImportPlan plan(String file, byte[] bytes, TriggerMapping mapping) {
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    if (!zip && !file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      FlowFile read = FlowFile.read(file, bytes);
      String name = FlowFinder.withoutSuffix(file);
      FoundFlows.FoundFlow flow = FoundFlows.FoundFlow.alone(file, name, read);
      return plan(new FoundFlows(List.of(flow), List.of(), List.of()), mapping);
    }
    try {
      return plan(FoundFlows.in(ZipArchive.open(bytes)), mapping);
    } catch (FileRefusedException refused) {
      return new ImportPlan(List.of(), List.of(), List.of(refused.rule()), List.of());
    }
  }

  /**
   * Plans an import of the flows of a zip file or a folder. Whatever is no flow, or cannot be read,
   * is left out with its reason as long as there is a flow.
   */
  public static ImportPlan plan(FoundFlows found, TriggerMapping mapping) {
    FlowImport plan = new FlowImport(mapping);
    List<LeftOut> leftOut = new ArrayList<>(found.leftOut());
    List<FoundFlows.FoundFlow> good =
        found.flows().stream().filter(FoundFlows.FoundFlow::isFlow).toList();
    for (FoundFlows.FoundFlow flow : found.flows()) {
      if (!flow.isFlow() && good.isEmpty()) {
        plan.problems.add(flow.problemText());
      } else if (!flow.isFlow()) {
        leftOut.add(new LeftOut("damaged flow", flow.reason(), List.of(flow.from())));
      }
    }
    if (found.flows().isEmpty()) {
      plan.problems.add(
          "there is no flow: a package has Microsoft.Flow/flows/ID/definition.json, a solution has"
              + " Workflows/NAME-ID.json, a Logic App has NAME/workflow.json"
              + String.join("", leftOut.stream().map(row -> "; left out: " + row.text()).toList()));
    }
    good.forEach(flow -> plan.addFlow(flow.from(), flow.file(), flow.name()));
    return new ImportPlan(
        List.copyOf(plan.flows),
        List.copyOf(plan.unmapped.values()),
        List.copyOf(plan.problems),
        List.copyOf(leftOut));
  }

  private void addFlow(String from, FlowFile file, String ownName) {
    if (file.definitions().size() > 1) {
      addWorkflows(from, file, ownName);
    } else {
      addSingle(from, file, ownName);
    }
  }

  private void addSingle(String from, FlowFile file, String ownName) {
    FlowFile.FoundDefinition found = file.definitions().get(0);
    HostConnections.remove(found.definition());
    for (String operation : mapping.apply(found.definition())) {
      unmapped.putIfAbsent(operation, new ImportPlan.UnmappedOperation(from, operation));
      problems.add(
          from
              + ": the operationId '"
              + operation
              + "' of the trigger is not known; map it once, for example: --map "
              + operation
              + "=OnSegmentThresholdCrossed");
    }
    FlowFile.PlainDefinition plain = file.plain(found);
    Object tree = found.template() ? definitionOnly(plain) : file.document().tree();
    String name = unused(name(tree, ownName)) + ".json";
    byte[] bytes = write(tree);
    flows.add(
        new ImportPlan.PlannedFlow(
            from,
            name,
            new FileContent(bytes),
            rows(name, bytes, mapping.host()),
            connections(found.connectionReferences()),
            plain.left(),
            FlowReader.read(name, bytes, mapping.host().settings()).problems().stream()
                .map(FlowProblem::text)
                .toList()));
  }

  /** Drops the template around a workflow. */
  private static Map<String, @Nullable Object> definitionOnly(FlowFile.PlainDefinition plain) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("definition", plain.definition());
    return tree;
  }

  private static List<ImportPlan.PlannedAction> rows(String name, byte[] bytes, FlowHost host) {
    FlowFile written = FlowFile.read(name, bytes);
    return written.definitions().stream()
        .flatMap(found -> DocumentModel.of(written, found).actions().stream())
        .map(
            action ->
                new ImportPlan.PlannedAction(
                    action.name(), action.type(), action.support(host), action.reasonNotRun(host)))
        .toList();
  }

  /** Splits a template with several workflows into one template, and one flow, for each. */
  private void addWorkflows(String from, FlowFile file, String ownName) {
    List<TemplateParts.TemplatePart> parts = TemplateParts.of(file);
    Set<String> inFile = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < parts.size(); i++) {
      TemplateParts.TemplatePart part = parts.get(i);
      String wanted = part.name().isEmpty() ? ownName : part.name();
      String name = !part.name().isEmpty() && inFile.add(wanted) ? wanted : wanted + "-" + (i + 1);
      FlowFile one = FlowFile.read(from, write(part.tree()));
      addSingle(from + " (" + name + ")", one, name);
    }
  }

  /** The file name. A package names its folder by id only, so the display name is added. */
  private static String name(@Nullable Object tree, String ownName) {
    String display = TreeAccess.text(TreeAccess.get(tree, "properties/displayName"));
    boolean id = GUID.matcher(ownName).matches();
    return ZipNames.file(id && !display.isBlank() ? display + "-" + ownName : ownName);
  }

  private static Map<String, String> connections(Map<String, @Nullable Object> references) {
    Map<String, String> connections = new LinkedHashMap<>();
    references.forEach((key, row) -> connections.put(key, ConnectionReferences.api(key, row)));
    return connections;
  }

  /**
   * The name, with a number if another flow has it already. The id at the end of a file name is not
   * part of the flow's name.
   */
  private String unused(String file) {
    String name = FlowReader.nameOf(file + ".json");
    String id = file.substring(name.length());
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "-" + number;
    }
    return free + id;
  }

  /** A JSON tree as a file: indented, in UTF-8, with line feeds. */
  static byte[] write(@Nullable Object tree) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
      return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "a tree of plain values cannot fail to serialize", impossible);
    }
  }
}
