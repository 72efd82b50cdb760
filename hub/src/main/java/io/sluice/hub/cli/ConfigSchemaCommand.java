package io.sluice.hub.cli;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.ConfigPage;
import io.sluice.hub.config.ConfigSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema or the reference page of the configuration. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of sluice.yaml, for editors and checks.",
    footer = {
      "",
      "With this first line in sluice.yaml, editors complete and check its keys:",
      "  # yaml-language-server: $schema=sluice.schema.json",
      "",
      "Examples:",
      "  sluice config schema > sluice.schema.json",
      "  sluice config schema --output markdown > configuration.md"
    })
final class ConfigSchemaCommand implements Callable<Integer> {
  /** The values of {@code --output}. */
  enum SchemaFormat {
    /** JSON Schema. */
    json,
    /** The reference page. */
    markdown
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "json, or markdown for the reference page (default: ${DEFAULT-VALUE}).")
  private SchemaFormat output = SchemaFormat.json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (output == SchemaFormat.markdown) {
      out.print(ConfigPage.markdown());
    } else {
      out.println(ConfigSchema.json().encodePrettily());
    }
    out.flush();
    return ExitCode.OK;
  }
}
