package io.sluice.hub.cli;

import io.sluice.hub.app.ProductVersion;
import io.sluice.hub.cli.client.UsageErrorHandler;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code sluice}; without a subcommand it prints help. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    versionProvider = Sluice.Version.class,
    description = "Event hub for Dynamics 365 Customer Insights.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sluice demo                                hub, simulator and example flows",
      "  sluice trigger datasource.refresh.failed   makes an event happen in the demo",
      "  sluice init contoso                        files to start from",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 not reachable,",
      "4 quota used up."
    })
public final class Sluice implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs one command line; returns its exit code. */
  public static int run(String... args) {
    CommandLine root = new CommandLine(new Sluice());
    Subcommands.ALL.forEach(root::addSubcommand);
    root.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    root.setExecutionExceptionHandler(new FailureMessages());
    root.setParameterExceptionHandler(new UsageErrorHandler());
    return root.execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Prints the version that the jar's manifest names. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sluice " + ProductVersion.text() + " (Java " + Runtime.version() + ")"};
    }
  }
}
