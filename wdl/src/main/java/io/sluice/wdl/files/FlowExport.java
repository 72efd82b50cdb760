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
 * Writes a flow as Power Automate and Logic Apps take it. The definition keeps every member in its
 * order; operations that an import has mapped get their original names back. The same flow gives
 * the same bytes.
 */
public final class FlowExport {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final List<String> OF_FORMS =
      List.of("name", "id", "type", "properties", "schemaVersion", "definition", "resources");

  private FlowExport() {}

  /** What is written. */
  public enum Form {
    /** The definition by itself, as JSON. */
    DEFINITION,
    /** A zip file for Import package. */
    PACKAGE,
    /** A zip file for Import solution. */
    SOLUTION
  }

  /**
   * An export.
   *
   * @param file the name that suits it
   * @param problem why there is none, with what to do; null when there is one
   */
  public record Export(String file, FileContent content, @Nullable String problem) {
    /** The bytes; none when there is a problem. */
    public byte[] bytes() {
      return content.bytes();
    }
  }

  /** A flow with what the forms need of it. */
  record Flow(
      String name,
      String displayName,
      String id,
      Map<String, @Nullable Object> root,
      Map<String, @Nullable Object> properties,
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> references) {}

  /** Exports the flow of a file. */
  public static Export export(String file, byte[] bytes, Form form) {
    FlowFile read = FlowFile.read(file, bytes);
    FlowProblem problem = read.problem();
    if (problem != null) {
      return new Export("", FileContent.NONE, problem.text());
    }
    if (read.definitions().size() != 1) {
      return new Export(
          "",
          FileContent.NONE,
          file
              + " holds "
              + (read.definitions().isEmpty() ? "no definition" : "several definitions")
              + ". Give a file with one flow.");
    }
    FlowFile.FoundDefinition found = read.definitions().get(0);
    TriggerMapping.restore(found.definition());
    Flow flow = flow(file, read, found, form);
    return switch (form) {
      case DEFINITION ->
          new Export(
              flow.name() + ".json", new FileContent(FlowImport.write(flow.definition())), null);
      case PACKAGE ->
          new Export(flow.name() + ".zip", new FileContent(PackageZip.write(flow)), null);
      case SOLUTION ->
          new Export(flow.name() + ".zip", new FileContent(SolutionZip.write(flow)), null);
    };
  }

  private static Flow flow(String file, FlowFile read, FlowFile.FoundDefinition found, Form form) {
    Map<String, @Nullable Object> root = TreeAccess.object(read.document().tree());
    String name = ZipNames.file(FlowReader.nameOf(file));
    boolean wrapped = found.path().equals("properties/definition");
    Map<String, @Nullable Object> properties =
        wrapped ? TreeAccess.object(root.get("properties")) : new LinkedHashMap<>();
    String display = TreeAccess.text(properties.get("displayName"));
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    if (!found.path().isEmpty() && !found.template()) {
      others.putAll(root);
      OF_FORMS.forEach(others::remove);
    }
    boolean ofPackage = wrapped && GUID.matcher(TreeAccess.text(root.get("name"))).matches();
    Map<String, @Nullable Object> definition = read.plain(found).definition();
    if (form != Form.DEFINITION) {
      HostConnections.add(definition);
    }
    return new Flow(
        name,
        display.isBlank() ? name.replace('_', ' ') : display,
        ofPackage ? TreeAccess.text(root.get("name")).toLowerCase(Locale.ROOT) : id(file, name),
        others,
        properties,
        definition,
        ConnectionReferences.completed(found.connectionReferences(), definition));
  }

  /** The id at the end of the file's name; one made of the name when there is none. */
  private static String id(String file, String name) {
    Matcher matcher = GUID.matcher(file);
    String last = "";
    while (matcher.find()) {
      last = matcher.group();
    }
    return last.isEmpty() ? made("flow", name) : last.toLowerCase(Locale.ROOT);
  }

  /** An id that is the same for the same parts. */
  static String made(String... parts) {
    byte[] bytes = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }
}
