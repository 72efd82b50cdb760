package io.sluice.hub.config;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.settings.NamedKeyGroups;
import java.util.List;

/** The reference page {@code docs/configuration.md}. */
public final class ConfigPage {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Written by: sluice config schema --output markdown > docs/configuration.md -->

      `sluice start --config sluice.yaml` reads one YAML file. `sluice init` writes a commented one to start from.

      - **Checks.** The whole file is checked before anything starts. Each problem is reported with file, line, key, value
        and rule; unknown keys are refused with the nearest known one. `sluice doctor --config sluice.yaml` checks the rest.
      - **Precedence.** `--set PATH=VALUE` (as in `--set console.port=9000`) overrides the environment variable, which
        overrides the file, which overrides the default. The variable of a key is `SLUICE_` and its path in upper case:
        `environment.sweepInterval` is `SLUICE_ENVIRONMENT_SWEEP_INTERVAL`. Keys below a name of your choice, such as
        `teams.channels.NAME.webhook`, have no variable.
      - **Effective values.** `sluice config show --effective --origin` prints every value in force and where it comes from.
      - **Secrets** are references: `env:NAME` for an environment variable, `file:PATH` for a file. The secret itself is
        refused. It is read at each use, so a rotated secret needs no restart.
      - **Durations** are a whole number and a unit: `500ms`, `30s`, `5m`, `2h`, `1d`.
      - **Editors.** `sluice config schema > sluice.schema.json` writes a JSON Schema. With the first line
        `# yaml-language-server: $schema=sluice.schema.json` an editor completes and checks keys.
      """;

  private ConfigPage() {}

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    List<ConfigEntry> entries = ConfigTable.ROOT.entries();
    page.append("\n## Top level\n\n");
    head(page);
    for (ConfigEntry entry : entries) {
      if (entry instanceof Key<?> key) {
        row(page, "", key);
      }
    }
    for (ConfigEntry entry : entries) {
      if (entry instanceof KeyGroup group) {
        section(page, group);
      }
    }
    return page.toString();
  }

  private static void section(StringBuilder page, KeyGroup group) {
    page.append("\n## `").append(group.name()).append("`\n\n").append(group.doc());
    if (group.presence() instanceof SectionPresence.SwitchedOff) {
      page.append(" Setting any of its keys switches it on.");
    }
    group
        .shorthand()
        .ifPresent(
            key ->
                page.append(
                    " `%s: VALUE` is short for `%s: { %s: VALUE }`."
                        .formatted(group.name(), group.name(), key.name())));
    page.append("\n\n");
    head(page);
    rows(page, "", group);
    page.append("\n```yaml\n").append(ConfigSample.section(group)).append("```\n");
  }

  private static void head(StringBuilder page) {
    page.append("| Key | Type | Default | Meaning |\n| --- | --- | --- | --- |\n");
  }

  private static void rows(StringBuilder page, String prefix, KeyGroup group) {
    for (ConfigEntry entry : group.entries()) {
      if (entry instanceof Key<?> key) {
        row(page, prefix, key);
      } else if (entry instanceof KeyGroup inner) {
        rows(page, prefix + inner.name() + ".", inner);
      } else if (entry instanceof NamedKeyGroups named) {
        page.append("| `%s` | mapping | | %s |\n".formatted(prefix + named.name(), named.doc()));
        rows(page, prefix + named.name() + "." + named.each().name() + ".", named.each());
      }
    }
  }

  private static void row(StringBuilder page, String prefix, Key<?> key) {
    String bounds = key.type().bounds();
    String type = key.type().label() + (bounds.isEmpty() ? "" : ": " + bounds);
    String fallback =
        key.isRequired()
            ? "**required**"
            : key.fixedDefault()
                .map(value -> "`" + value + "`")
                .or(key::derivedDefault)
                .orElse("none");
    String former =
        key.formerNames().isEmpty()
            ? ""
            : " Formerly `" + String.join("`, `", key.formerNames()) + "`, which is deprecated.";
    page.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(prefix + key.name(), type, fallback, key.doc() + former));
  }
}
