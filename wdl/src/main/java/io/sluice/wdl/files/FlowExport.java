package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exports a flow in the formats that Power Automate and Logic Apps import. The definition keeps
 * every member in its order, and operationIds that an import mapped are restored. Deterministic:
 * the same flow gives the same bytes.
 *
 * @see <a href="https://learn.microsoft.com/power-automate/export-flow-solution">Export a
 *     solution</a>
 */
public final class FlowExport {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Root members that a format sets itself. */
  private static final List<String> FORMAT_MEMBERS =
      List.of("name", "id", "type", "properties", "schemaVersion", "definition", "resources");

  private FlowExport() {}

  /** The formats of an export. */
  public enum Form {
    /** The bare definition as JSON. */
    DEFINITION,
    /** A zip file for "Import Package". */
    PACKAGE,
    /** A zip file for "Import solution". */
    SOLUTION
  }

  /** Exports the flow of a file that contains exactly one definition. */
  public static ExportResult export(String file, byte[] bytes, Form form) {
    FlowFile read = FlowFile.read(file, bytes);
    FlowProblem problem = read.problem();
    if (problem != null) {
      return new ExportResult.NotExported(problem.text());
    }
    if (read.definitions().size() != 1) {
      String count = read.definitions().isEmpty() ? "no definition" : "several definitions";
      return new ExportResult.NotExported(
          file + " contains " + count + ". Give a file with one flow.");
    }
    FlowFile.FoundDefinition found = read.definitions().get(0);
    TriggerMapping.restore(found.definition());
    ExportableFlow flow = flow(file, read, found, form);
    return switch (form) {
      case DEFINITION -> exported(flow, ".json", FlowImport.write(flow.definition()));
      case PACKAGE -> exported(flow, ".zip", PackageZip.write(flow));
      case SOLUTION -> exported(flow, ".zip", SolutionZip.write(flow));
    };
  }

  private static ExportResult exported(ExportableFlow flow, String suffix, byte[] bytes) {
    return new ExportResult.ExportedFile(flow.name() + suffix, new FileContent(bytes));
  }

  private static ExportableFlow flow(
      String file, FlowFile read, FlowFile.FoundDefinition found, Form form) {
    Map<String, @Nullable Object> root = TreeAccess.object(read.document().tree());
    String name = ZipNames.file(FlowReader.nameOf(file));
    boolean wrapped = found.path().equals("properties/definition");
    Map<String, @Nullable Object> properties =
        wrapped ? TreeAccess.object(root.get("properties")) : new LinkedHashMap<>();
    String display = TreeAccess.text(properties.get("displayName"));
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    if (!found.path().isEmpty() && !found.template()) {
      others.putAll(root);
      FORMAT_MEMBERS.forEach(others::remove);
    }
    boolean fromPackage = wrapped && GUID.matcher(TreeAccess.text(root.get("name"))).matches();
    Map<String, @Nullable Object> definition = read.plain(found).definition();
    if (form != Form.DEFINITION) {
      HostConnections.add(definition);
    }
    return new ExportableFlow(
        new ExportableFlow.Identity(
            name,
            display.isBlank() ? name.replace('_', ' ') : display,
            fromPackage
                ? TreeAccess.text(root.get("name")).toLowerCase(Locale.ROOT)
                : id(file, name)),
        new ExportableFlow.Envelope(others, properties),
        definition,
        ConnectionReferences.completed(found.connectionReferences(), definition));
  }

  /** The last GUID in the file name, as solutions append it; without one, a hash of the name. */
  private static String id(String file, String name) {
    Matcher matcher = GUID.matcher(file);
    String last = "";
    while (matcher.find()) {
      last = matcher.group();
    }
    return last.isEmpty() ? idOf("flow", name) : last.toLowerCase(Locale.ROOT);
  }

  /** A deterministic id: the UUID (version 3) of the parts. */
  static String idOf(String... parts) {
    byte[] bytes = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }
}
