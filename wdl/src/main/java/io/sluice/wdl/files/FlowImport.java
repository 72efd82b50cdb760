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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plans the import of what Power Automate exports: a package, a solution, or a definition by
 * itself. Every flow becomes a file of its own with the same tree; nothing of it is left out. Of an
 * Azure template the workflow is taken.
 */
public final class FlowImport {
  private static final Pattern OF_PACKAGE =
      Pattern.compile("(?i)(.*/)?Microsoft\\.Flow/flows/([^/]+)/definition\\.json");
  private static final Pattern OF_SOLUTION = Pattern.compile("(?i)(.*/)?Workflows/([^/]+)\\.json");
  private static final Pattern OF_LOGIC_APP = Pattern.compile("(?i)(.*/)?([^/]+)/workflow\\.json");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TriggerMapping mapping;
  private final List<ImportPlan.Flow> flows = new ArrayList<>();
  private final Map<String, ImportPlan.Unmapped> unmapped = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private FlowImport(TriggerMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Plans an import.
   *
   * @param file the file's name; what begins like a zip file is one, anything else is a definition
   */
  public static ImportPlan plan(String file, byte[] bytes, TriggerMapping mapping) {
    FlowImport made = new FlowImport(mapping);
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    if (zip || file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      made.zip(bytes);
    } else {
      made.flow(file, FlowFile.read(file, bytes), nameOnly(file));
    }
    made.doubles();
    return new ImportPlan(
        List.copyOf(made.flows), List.copyOf(made.unmapped.values()), List.copyOf(made.problems));
  }

  private void zip(byte[] bytes) {
    try {
      ZipArchive archive = ZipArchive.open(bytes);
      for (Pattern pattern : List.of(OF_PACKAGE, OF_SOLUTION, OF_LOGIC_APP)) {
        List<String> names = archive.matching(pattern);
        for (String name : names) {
          Matcher matcher = pattern.matcher(name);
          String own = matcher.matches() ? matcher.group(2) : name;
          FlowFile file = FlowFile.read(name, archive.read(name));
          if (pattern.equals(OF_LOGIC_APP)) {
            parameters(archive, name.substring(0, matcher.start(2)), file);
          }
          flow(name, file, own);
        }
        if (!names.isEmpty()) {
          return;
        }
      }
      problems.add(
          "there is no flow in the zip file: a package has Microsoft.Flow/flows/ID/definition.json,"
              + " a solution has Workflows/NAME-ID.json");
    } catch (ZipRefusedException refused) {
      problems.add(refused.rule());
    }
  }

  /** The app's parameters become the flow's, as far as it names them and has none of its own. */
  private void parameters(ZipArchive archive, String folder, FlowFile file)
      throws ZipRefusedException {
    String name = folder + "parameters.json";
    if (archive.matching(Pattern.compile(Pattern.quote(name))).isEmpty()) {
      return;
    }
    io.sluice.wdl.definition.FlowTrees.TreeReadResult read =
        io.sluice.wdl.definition.FlowTrees.read(name, archive.read(name));
    read.problems().forEach(problem -> problems.add(problem.text()));
    Map<String, @Nullable Object> ofTheApp = TreeAccess.object(read.tree());
    file.definitions().forEach(found -> LogicAppParameters.add(found.definition(), ofTheApp));
  }

  private void flow(String from, FlowFile file, String own) {
    FlowProblem problem = file.problem();
    if (problem != null) {
      problems.add(problem.text());
      return;
    }
    if (file.definitions().isEmpty()) {
      problems.add(from + " holds no definition with triggers and actions");
      return;
    }
    if (file.definitions().size() > 1) {
      parts(from, file, own);
      return;
    }
    one(from, file, own);
  }

  private void one(String from, FlowFile file, String own) {
    FlowFile.FoundDefinition found = file.definitions().get(0);
    HostConnections.remove(found.definition());
    for (String operation : mapping.apply(found.definition())) {
      unmapped.putIfAbsent(operation, new ImportPlan.Unmapped(from, operation));
      problems.add(
          from
              + ": the trigger's operation '"
              + operation
              + "' is not known; say once which one it is: --map "
              + operation
              + "=OnSegmentThresholdCrossed (or another of the six)");
    }
    FlowFile.PlainDefinition plain = file.plain(found);
    Object tree = found.template() ? alone(plain) : file.document().tree();
    String name = name(tree, own) + ".json";
    byte[] bytes = write(tree);
    flows.add(
        new ImportPlan.Flow(
            from,
            name,
            new FileContent(bytes),
            rows(name, bytes, mapping.host()),
            connections(found.connectionReferences()),
            plain.left(),
            FlowReader.read(name, bytes).problems().stream().map(FlowProblem::text).toList()));
  }

  /** Of a template the workflow is taken, without the template's expressions. */
  private static Map<String, @Nullable Object> alone(FlowFile.PlainDefinition plain) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("definition", plain.definition());
    return tree;
  }

  private static List<ImportPlan.Row> rows(String name, byte[] bytes, FlowHost host) {
    FlowFile written = FlowFile.read(name, bytes);
    return written.definitions().stream()
        .flatMap(found -> FlowModel.of(written, found).actions().stream())
        .map(act -> new ImportPlan.Row(act.name(), act.type(), act.standing(host), act.why(host)))
        .toList();
  }

  /** Each workflow of a template becomes a template, and a flow, of its own. */
  private void parts(String from, FlowFile file, String own) {
    List<TemplateParts.TemplatePart> parts = TemplateParts.of(file);
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < parts.size(); i++) {
      TemplateParts.TemplatePart part = parts.get(i);
      String wanted = part.name().isEmpty() ? own : part.name();
      String name = !part.name().isEmpty() && taken.add(wanted) ? wanted : wanted + "-" + (i + 1);
      FlowFile one = FlowFile.read(from, write(part.tree()));
      flow(from + " (" + name + ")", one, name);
    }
  }

  /** A package's folder is an id: people know the flow by its display name. */
  private static String name(@Nullable Object tree, String own) {
    String display = TreeAccess.text(TreeAccess.get(tree, "properties/displayName"));
    boolean id = GUID.matcher(own).matches();
    return ZipNames.file(id && !display.isBlank() ? display + "-" + own : own);
  }

  private static String nameOnly(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  private static Map<String, String> connections(Map<String, @Nullable Object> references) {
    Map<String, String> connections = new LinkedHashMap<>();
    references.forEach((key, row) -> connections.put(key, ConnectionReferences.api(key, row)));
    return connections;
  }

  private void doubles() {
    Map<String, String> seen = new LinkedHashMap<>();
    for (ImportPlan.Flow flow : flows) {
      String other = seen.putIfAbsent(flow.file().toLowerCase(Locale.ROOT), flow.from());
      if (other != null) {
        problems.add(flow.from() + " and " + other + " would both become " + flow.file());
      }
    }
  }

  /** A tree as a file: JSON that people can read and compare, in UTF-8. */
  static byte[] write(@Nullable Object tree) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
      return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is written", impossible);
    }
  }
}
