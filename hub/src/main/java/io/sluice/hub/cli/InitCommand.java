package io.sluice.hub.cli;

import io.sluice.hub.app.StarterFolder;
import io.sluice.hub.app.StarterFolder.StarterFile;
import io.sluice.hub.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates the files to start from. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {"Creates a commented sluice.yaml and a first flow. Existing files are kept."},
    footer = {"", "Examples:", "  sluice init", "  sluice init contoso"})
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = ".",
      description = "Where to create them (default: the current folder).")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (StarterFile file : StarterFolder.create(folder.normalize())) {
      out.println(
          file.created() ? "created  " + file.path() : "kept     " + file.path() + " (it exists)");
    }
    Path config = folder.normalize().resolve(StarterFolder.CONFIG);
    out.println();
    out.println("Next:");
    out.println("  1. Edit " + config + ": the environment and the Teams channel.");
    out.println("  2. Set the variables that hold its secrets, for example");
    out.println("       export SLUICE_CLIENT_SECRET=...");
    out.println("     or refer to files instead (file:PATH).");
    out.println("  3. sluice doctor --config " + config);
    out.println("  4. sluice start --config " + config);
    out.flush();
    return ExitCode.OK;
  }
}
