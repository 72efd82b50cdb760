package io.sluice.hub.cli;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.ConfigSource;
import io.sluice.hub.config.EffectiveConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.settings.Settings.EffectiveValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the configuration as the hub reads it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints the configuration as the hub reads it. Secrets appear as their references."
    },
    footer = {
      "",
      "Examples:",
      "  sluice config show",
      "  sluice config show --effective --origin",
      "  sluice config show --origin --set console.port=9000",
      "",
      "An option overrides an environment variable, which overrides the file. The",
      "variable of environment.sweepInterval is SLUICE_ENVIRONMENT_SWEEP_INTERVAL."
    })
final class ConfigShowCommand implements Callable<Integer> {
  /** The values of {@code --output}. */
  enum ConfigFormat {
    /** A document that is a valid configuration itself. */
    yaml,
    /** For programs. */
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "sluice.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("sluice.yaml");

  @Option(names = "--effective", description = "Include the defaults of keys that are not set.")
  private boolean effective;

  @Option(
      names = "--origin",
      description = "Show where each value comes from: file:line, variable, option or default.")
  private boolean origin;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set a key as \"sluice start --set\" does; may be repeated.")
  private List<String> set = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ConfigFormat output = ConfigFormat.yaml;

  @Override
  public Integer call() {
    HubConfigReader reader = HubConfigReader.of(ConfigSource.of(config).withOptions(set));
    List<EffectiveValue> values = reader.effective(effective);
    PrintWriter out = spec.commandLine().getOut();
    if (output == ConfigFormat.json) {
      out.println(EffectiveConfig.json(values).encodePrettily());
    } else {
      EffectiveConfig.yaml(values, origin).forEach(out::println);
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    reader.deprecations().forEach(old -> err.println("warning: " + old.text()));
    err.flush();
    return ExitCode.OK;
  }
}
