package io.sluice.wdl.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of files that solutions and packages hold beside cloud flows, told by their paths:
 * those of an exported zip file and those of a folder that SolutionPackager unpacked.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-platform/alm/solution-packager-tool">SolutionPackager
 *     tool</a>
 */
final class ComponentKinds {
  /** Why none of them is imported. */
  static final String REASON = "Sluice imports cloud flows only";

  /** Files that describe the package or solution itself, or a flow that is imported. */
  private static final Pattern DESCRIPTIONS =
      Pattern.compile(
          "(?i)(.*/)?(\\[Content_Types]\\.xml|(Other/)?(solution|customizations|relationships)\\.xml"
              + "|Other/Relationships/.*|manifest\\.json|apisMap\\.json|connectionsMap\\.json"
              + "|Workflows/[^/]+\\.json\\.data\\.xml)");

  private record Row(Pattern path, String kind) {
    static Row of(String folder, String kind) {
      return new Row(Pattern.compile("(?i)(.*/)?(" + folder + ")/.*"), kind);
    }
  }

  private static final List<Row> TABLE =
      List.of(
          new Row(
              Pattern.compile("(?i)(.*/)?Workflows/.*\\.xaml(\\.data\\.xml)?"), "classic process"),
          Row.of("desktopflowbinaries|desktopflows", "desktop flow"),
          Row.of("CanvasApps|Microsoft\\.PowerApps/apps", "canvas app"),
          Row.of("PluginAssemblies|pluginpackages", "plug-in assembly"),
          Row.of("SdkMessageProcessingSteps", "plug-in step"),
          Row.of("WebResources", "web resource"),
          Row.of("environmentvariabledefinitions", "environment variable"),
          Row.of("Connectors?", "custom connector"),
          Row.of("Controls", "code component"),
          Row.of("Entities|EntityMaps|OptionSets|Formulas", "Dataverse table"),
          Row.of("Roles|FieldSecurityProfiles", "security role"),
          Row.of(
              "AppModules|AppModuleSiteMaps|Dashboards|InteractionCentricDashboards",
              "model-driven app"),
          Row.of("Reports|Templates|EmailTemplates|MailMergeTemplates", "report or template"),
          Row.of("bots|botcomponents", "agent"),
          Row.of("AIModels|msdyn_ai[^/]*|aiplugins?[^/]*", "AI model"));

  private ComponentKinds() {}

  /** The kind of a file; empty if it only describes the rest. */
  static Optional<String> of(String member) {
    if (DESCRIPTIONS.matcher(member).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        TABLE.stream()
            .filter(row -> row.path().matcher(member).matches())
            .map(Row::kind)
            .findFirst()
            .orElse("other component"));
  }
}
