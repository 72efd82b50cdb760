package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.ingress.FlowAddress;
import io.sluice.hub.outbound.Secret;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the address at which a flow with a Request trigger is called, its signature included. */
@Command(
    name = "url",
    mixinStandardHelpOptions = true,
    description = "Tells the address at which a flow is called; whoever has it may call the flow.",
    footer = {"", "Example:", "  ./sluice flow url relay --data data"})
public final class FlowUrlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String flow = "";

  @Option(
      names = "--trigger",
      paramLabel = "NAME",
      defaultValue = "manual",
      description = "The trigger's name (default: ${DEFAULT-VALUE}).")
  private String trigger = "manual";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of the hub, where the key is (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--base",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8902",
      description = "Where the hub is called (default: ${DEFAULT-VALUE}).")
  private String base = "";

  @Override
  public Integer call() {
    Path key = data.resolve(HubConfigReader.INGRESS_KEY);
    if (!Files.isReadable(key)) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("error: there is no key at " + key);
      err.println("hint:  a hub whose configuration has ingress: makes it at its first start");
      err.flush();
      return ExitCode.FAILED;
    }
    String address = FlowAddress.of(flow, trigger, Optional.of(Secret.file(key)));
    PrintWriter out = spec.commandLine().getOut();
    out.println(base.replaceAll("/+$", "") + address);
    out.flush();
    return ExitCode.OK;
  }
}
