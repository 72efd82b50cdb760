package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flow as an unmanaged Dataverse solution that contains only this flow.
 *
 * @see <a href="https://learn.microsoft.com/power-platform/alm/solution-concepts-alm">Solution
 *     concepts</a>
 */
final class SolutionZip {
  private static final String TYPES =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="xml" ContentType="application/octet-stream" />
        <Default Extension="json" ContentType="application/octet-stream" />
      </Types>
      """;

  private static final String SOLUTION =
      """
      <ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <SolutionManifest>
          <UniqueName>%1$s</UniqueName>
          <LocalizedNames>
            <LocalizedName description="%2$s" languagecode="1033" />
          </LocalizedNames>
          <Descriptions />
          <Version>1.0.0.0</Version>
          <Managed>0</Managed>
          <Publisher>
            <UniqueName>sluice</UniqueName>
            <LocalizedNames>
              <LocalizedName description="sluice" languagecode="1033" />
            </LocalizedNames>
            <Descriptions />
            <CustomizationPrefix>sluice</CustomizationPrefix>
            <CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix>
            <Addresses />
          </Publisher>
          <RootComponents>
            <RootComponent type="29" id="{%3$s}" behavior="0" />
          </RootComponents>
          <MissingDependencies />
        </SolutionManifest>
      </ImportExportXml>
      """;

  private static final String CUSTOMIZATIONS =
      """
      <ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <Entities />
        <Roles />
        <Workflows>
          <Workflow WorkflowId="{%1$s}" Name="%2$s">
            <JsonFileName>/%3$s</JsonFileName>
            <Type>1</Type>
            <Subprocess>0</Subprocess>
            <Category>5</Category>
            <Mode>0</Mode>
            <Scope>4</Scope>
            <OnDemand>0</OnDemand>
            <TriggerOnCreate>0</TriggerOnCreate>
            <TriggerOnDelete>0</TriggerOnDelete>
            <AsyncAutodelete>0</AsyncAutodelete>
            <SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure>
            <StateCode>0</StateCode>
            <StatusCode>1</StatusCode>
            <RunAs>1</RunAs>
            <IsTransacted>1</IsTransacted>
            <IntroducedVersion>1.0.0.0</IntroducedVersion>
            <IsCustomizable>1</IsCustomizable>
            <PrimaryEntity>none</PrimaryEntity>
            <LocalizedNames>
              <LocalizedName languagecode="1033" description="%2$s" />
            </LocalizedNames>
          </Workflow>
        </Workflows>
        <connectionreferences>
      %4$s  </connectionreferences>
        <Languages>
          <Language>1033</Language>
        </Languages>
      </ImportExportXml>
      """;

  private static final String REFERENCE =
      """
          <connectionreference connectionreferencelogicalname="%1$s">
            <connectionreferencedisplayname>%2$s</connectionreferencedisplayname>
            <connectorid>/providers/Microsoft.PowerApps/apis/%3$s</connectorid>
            <iscustomizable>1</iscustomizable>
            <statecode>0</statecode>
            <statuscode>1</statuscode>
          </connectionreference>
      """;

  private SolutionZip() {}

  /** The content of the zip file. */
  static byte[] write(ExportableFlow flow) {
    String id = flow.id().toUpperCase(Locale.ROOT);
    String entry = "Workflows/" + flow.name() + "-" + id + ".json";
    Map<String, @Nullable Object> references = ConnectionReferences.ofSolution(flow.references());
    StringBuilder rows = new StringBuilder();
    references.forEach(
        (key, row) ->
            rows.append(
                REFERENCE.formatted(
                    xml(ConnectionReferences.logicalName(key, row)),
                    xml(key),
                    xml(ConnectionReferences.api(key, row)))));
    String name = "sluice_" + flow.name().replaceAll("[^A-Za-z0-9_]", "_");
    String display = xml(flow.displayName());
    return new ZipWriter()
        .add("[Content_Types].xml", TYPES)
        .add("solution.xml", SOLUTION.formatted(name, display, flow.id()))
        .add(
            "customizations.xml",
            CUSTOMIZATIONS.formatted(flow.id(), display, xml(entry), rows.toString()))
        .add(entry, FlowImport.write(document(flow, references)))
        .bytes();
  }

  private static Map<String, @Nullable Object> document(
      ExportableFlow flow, Map<String, @Nullable Object> references) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.putAll(flow.envelope().properties());
    properties.put("connectionReferences", references);
    properties.put("definition", flow.definition());
    properties.putIfAbsent("templateName", "");
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("properties", properties);
    root.put("schemaVersion", "1.0.0.0");
    root.putAll(flow.envelope().root());
    return root;
  }

  private static String xml(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return out.toString();
  }
}
