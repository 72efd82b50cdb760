package io.sluice.wdl.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.FlowTrees;
import io.sluice.wdl.definition.TemplateParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plans the import of a Power Automate package, a solution, a Logic Apps Standard app, or a single
 * definition. Every flow becomes a file of its own with the same JSON tree. From an Azure template
 * only the workflows are imported.
 */
public final class FlowImport {
  private static final Pattern PACKAGE_ENTRY =
      Pattern.compile("(?i)(.*/)?Microsoft\\.Flow/flows/([^/]+)/definition\\.json");
  private static final Pattern SOLUTION_ENTRY =
      Pattern.compile("(?i)(.*/)?Workflows/([^/]+)\\.json");
  private static final Pattern LOGIC_APP_ENTRY =
      Pattern.compile("(?i)(.*/)?([^/]+)/workflow\\.json");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TriggerMapping mapping;
  private final List<ImportPlan.PlannedFlow> flows = new ArrayList<>();
  private final Map<String, ImportPlan.UnmappedOperation> unmapped = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

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
    FlowImport plan = new FlowImport(mapping);
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    if (zip || file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      plan.addZip(bytes);
    } else {
      plan.addFlow(file, FlowFile.read(file, bytes), withoutSuffix(file));
    }
    plan.reportDuplicates();
    return new ImportPlan(
        List.copyOf(plan.flows), List.copyOf(plan.unmapped.values()), List.copyOf(plan.problems));
  }

  private void addZip(byte[] bytes) {
    try {
      ZipArchive archive = ZipArchive.open(bytes);
      for (Pattern pattern : List.of(PACKAGE_ENTRY, SOLUTION_ENTRY, LOGIC_APP_ENTRY)) {
        List<String> names = archive.matching(pattern);
        for (String name : names) {
          Matcher matcher = pattern.matcher(name);
          String ownName = matcher.matches() ? matcher.group(2) : name;
          FlowFile file = FlowFile.read(name, archive.read(name));
          if (pattern.equals(LOGIC_APP_ENTRY)) {
            addAppParameters(archive, name.substring(0, matcher.start(2)), file);
          }
          addFlow(name, file, ownName);
        }
        if (!names.isEmpty()) {
          return;
        }
      }
      problems.add(
          "the zip file contains no flow: a package has Microsoft.Flow/flows/ID/definition.json, a"
              + " solution has Workflows/NAME-ID.json, a Logic App has NAME/workflow.json");
    } catch (ZipRefusedException refused) {
      problems.add(refused.rule());
    }
  }

  /** Copies app-wide parameters that the flow uses but does not declare. */
  private void addAppParameters(ZipArchive archive, String folder, FlowFile file)
      throws ZipRefusedException {
    String name = folder + "parameters.json";
    if (archive.matching(Pattern.compile(Pattern.quote(name))).isEmpty()) {
      return;
    }
    FlowTrees.TreeReadResult read = FlowTrees.read(name, archive.read(name));
    read.problems().forEach(problem -> problems.add(problem.text()));
    Map<String, @Nullable Object> appParameters = TreeAccess.object(read.tree());
    file.definitions().forEach(found -> LogicAppParameters.add(found.definition(), appParameters));
  }

  private void addFlow(String from, FlowFile file, String ownName) {
    FlowProblem problem = file.problem();
    if (problem != null) {
      problems.add(problem.text());
      return;
    }
    if (file.definitions().isEmpty()) {
      problems.add(from + " contains no definition with triggers and actions");
      return;
    }
    if (file.definitions().size() > 1) {
      addWorkflows(from, file, ownName);
      return;
    }
    addSingle(from, file, ownName);
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
    String name = name(tree, ownName) + ".json";
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
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < parts.size(); i++) {
      TemplateParts.TemplatePart part = parts.get(i);
      String wanted = part.name().isEmpty() ? ownName : part.name();
      String name = !part.name().isEmpty() && taken.add(wanted) ? wanted : wanted + "-" + (i + 1);
      FlowFile one = FlowFile.read(from, write(part.tree()));
      addFlow(from + " (" + name + ")", one, name);
    }
  }

  /** The file name. A package names its folder by id only, so the display name is added. */
  private static String name(@Nullable Object tree, String ownName) {
    String display = TreeAccess.text(TreeAccess.get(tree, "properties/displayName"));
    boolean id = GUID.matcher(ownName).matches();
    return ZipNames.file(id && !display.isBlank() ? display + "-" + ownName : ownName);
  }

  private static String withoutSuffix(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  private static Map<String, String> connections(Map<String, @Nullable Object> references) {
    Map<String, String> connections = new LinkedHashMap<>();
    references.forEach((key, row) -> connections.put(key, ConnectionReferences.api(key, row)));
    return connections;
  }

  private void reportDuplicates() {
    Map<String, String> seen = new LinkedHashMap<>();
    for (ImportPlan.PlannedFlow flow : flows) {
      String other = seen.putIfAbsent(flow.file().toLowerCase(Locale.ROOT), flow.from());
      if (other != null) {
        problems.add(flow.from() + " and " + other + " would both become " + flow.file());
      }
    }
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
