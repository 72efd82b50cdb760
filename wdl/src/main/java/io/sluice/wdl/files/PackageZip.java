package io.sluice.wdl.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flow in the format of Power Automate's legacy export, "Package (.zip)".
 *
 * @see <a href="https://learn.microsoft.com/power-automate/export-import-flow-non-solution">Export
 *     and import a non-solution flow</a>
 */
final class PackageZip {
  private static final String FLOWS = "Microsoft.Flow/flows/";
  private static final String APIS = "/providers/Microsoft.PowerApps/apis/";

  private final ExportableFlow flow;
  private final Map<String, @Nullable Object> references;
  private final Map<String, @Nullable Object> resources = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> apis = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> connections = new LinkedHashMap<>();

  private PackageZip(ExportableFlow flow) {
    this.flow = flow;
    this.references = ConnectionReferences.ofPackage(flow.references());
  }

  /** The content of the zip file. */
  static byte[] write(ExportableFlow flow) {
    return new PackageZip(flow).write();
  }

  private byte[] write() {
    resources();
    String folder = FLOWS + flow.id() + "/";
    return new ZipWriter()
        .add("manifest.json", FlowImport.write(manifest()))
        .add(FLOWS + "manifest.json", FlowImport.write(assets()))
        .add(folder + "definition.json", FlowImport.write(definition()))
        .add(folder + "apisMap.json", FlowImport.write(apis))
        .add(folder + "connectionsMap.json", FlowImport.write(connections))
        .bytes();
  }

  private Map<String, @Nullable Object> definition() {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("apiId", APIS + "shared_logicflows");
    properties.put("displayName", flow.displayName());
    properties.putAll(flow.envelope().properties());
    properties.put("definition", flow.definition());
    properties.put("connectionReferences", references);
    properties.putIfAbsent("flowFailureAlertSubscribed", false);
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("name", flow.id());
    root.put("id", "/providers/Microsoft.Flow/flows/" + flow.id());
    root.put("type", "Microsoft.Flow/flows");
    root.put("properties", properties);
    root.putAll(flow.envelope().root());
    return root;
  }

  private void resources() {
    List<String> needed = new ArrayList<>();
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    resources.put(flow.id(), own);
    references.forEach(
        (key, row) -> {
          String api = ConnectionReferences.api(key, row);
          String apiId = FlowExport.idOf("api", api);
          String connectionId = FlowExport.idOf("connection", flow.id(), key);
          apis.put(key, apiId);
          connections.put(key, connectionId);
          Map<String, @Nullable Object> resource =
              resource("Microsoft.PowerApps/apis", api, "System", List.of());
          resource.put("id", APIS + api);
          resource.put("name", api);
          if (resources.putIfAbsent(apiId, resource) == null) {
            needed.add(apiId);
          }
          resources.put(
              connectionId,
              resource("Microsoft.PowerApps/apis/connections", key, "User", List.of(apiId)));
          needed.add(connectionId);
        });
    own.putAll(resource("Microsoft.Flow/flows", flow.displayName(), "User", needed));
    own.put("suggestedCreationType", "New");
    own.put("creationType", "Existing, New, Update");
    own.put("hierarchy", "Root");
  }

  private static Map<String, @Nullable Object> resource(
      String type, String displayName, String by, List<String> dependsOn) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("displayName", displayName);
    Map<String, @Nullable Object> resource = new LinkedHashMap<>();
    resource.put("type", type);
    resource.put("suggestedCreationType", "Existing");
    resource.put("creationType", "Existing");
    resource.put("details", details);
    resource.put("configurableBy", by);
    resource.put("hierarchy", "Child");
    resource.put("dependsOn", dependsOn);
    return resource;
  }

  private Map<String, @Nullable Object> manifest() {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("displayName", flow.displayName());
    details.put("description", "");
    details.put("packageTelemetryId", FlowExport.idOf("package", flow.id()));
    details.put("creator", "N/A");
    details.put("sourceEnvironment", "");
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("schema", "1.0");
    manifest.put("details", details);
    manifest.put("resources", resources);
    return manifest;
  }

  private Map<String, @Nullable Object> assets() {
    Map<String, @Nullable Object> paths = new LinkedHashMap<>();
    paths.put("assetPaths", List.of(flow.id()));
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("packageSchemaVersion", "1.0");
    manifest.put("flowAssets", paths);
    return manifest;
  }
}
