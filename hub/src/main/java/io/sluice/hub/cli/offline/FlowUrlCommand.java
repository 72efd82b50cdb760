package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.ingress.FlowAddress;
import io.sluice.hub.outbound.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the signed URL that calls a flow with a Request trigger. */
@Command(
    name = "url",
    mixinStandardHelpOptions = true,
    description = "Prints the URL that calls a flow; anyone who has it may call the flow.",
    footer = {"", "Example:", "  ./sluice flow url relay --data data"})
public final class FlowUrlCommand extends FlowFileCommand {
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
      description =
          "Data folder of the hub, which holds the signing key (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--base",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8902",
      description = "Base URL of the hub for callers (default: ${DEFAULT-VALUE}).")
  private String base = "";

  @Override
  int execute() {
    Path key = data.resolve(HubConfigReader.INGRESS_KEY);
    if (!Files.isReadable(key)) {
      return failed(
          "there is no signing key at " + key,
          "a hub creates the key at its first start if its configuration has ingress:");
    }
    String address = FlowAddress.of(flow, trigger, Optional.of(Secret.file(key)));
    out().println(base.replaceAll("/+$", "") + address);
    return ExitCode.OK;
  }
}
