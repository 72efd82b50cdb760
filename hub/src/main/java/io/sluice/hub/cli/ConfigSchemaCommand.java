package io.sluice.hub.cli;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.ConfigSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of the configuration. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of sluice.yaml, for editors and checks.",
    footer = {
      "",
      "With this first line in sluice.yaml, editors complete and check its keys:",
      "  # yaml-language-server: $schema=sluice.schema.json",
      "",
      "Example:",
      "  sluice config schema > sluice.schema.json"
    })
final class ConfigSchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(ConfigSchema.json().encodePrettily());
    out.flush();
    return ExitCode.OK;
  }
}
