package io.sluice.hub.cli;

import io.sluice.hub.app.ConfiguredHub;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.ConfigSource;
import io.sluice.hub.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a hub on a real environment. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts the hub that a configuration file describes.",
    footer = {
      "",
      "The smallest useful sluice.yaml (\"sluice init\" writes a commented one):",
      "",
      "  environment:",
      "    name: contoso                       # part of every event id",
      "    instanceId: 00000000-0000-0000-0000-000000000000",
      "    tenant: contoso.onmicrosoft.com",
      "    clientId: 00000000-0000-0000-0000-000000000000",
      "    clientSecret: env:SLUICE_CLIENT_SECRET",
      "    subscriptionKey: file:/run/secrets/ci-key",
      "  teams:",
      "    channels:",
      "      data-ops: { webhook: env:SLUICE_TEAMS_DATA_OPS }",
      "  mail: { host: smtp.contoso.com, from: sluice@contoso.com }",
      "",
      "Flows are the files in the folder 'flows' beside it (flows: PATH).",
      "",
      "Examples:",
      "  sluice start --config sluice.yaml",
      "  sluice start --config sluice.yaml --set console.port=9000"
    })
final class StartCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration file.")
  private Path config = Path.of("sluice.yaml");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set a key for this start, as in console.port=9000; may be repeated.")
  private List<String> set = List.of();

  @Override
  public Integer call() throws IOException {
    ConfiguredHub started = ConfiguredHub.start(ConfigSource.of(config).withOptions(set));
    URI base =
        URI.create("http://" + started.config().console().host() + ":" + started.hub().port());
    new RunFile(
            ProcessHandle.current().pid(),
            base.resolve("/"),
            base.resolve("/api/v1"),
            base.resolve("/metrics"),
            Optional.empty(),
            time.instant(),
            Optional.of(started.token().file().toAbsolutePath()))
        .write(started.data());
    show(started, base);
    started.serve(() -> RunFileCleanup.remove(started.data()));
    return ExitCode.OK;
  }

  private void show(ConfiguredHub started, URI base) {
    PrintWriter out = spec.commandLine().getOut();
    started
        .config()
        .source()
        .ifPresent(
            source ->
                out.println(
                    "sluice watches "
                        + source.connection()
                        + " every "
                        + source.interval().toSeconds()
                        + " s"));
    started.hub().ingress().ifPresent(uri -> out.println("  flows    " + uri + "/workflows/..."));
    out.println(
        "  console  "
            + base.resolve("/")
            + "  (sign in with the token in "
            + started.token().file()
            + ")");
    out.println("  metrics  " + base.resolve("/metrics"));
    out.flush();
  }
}
