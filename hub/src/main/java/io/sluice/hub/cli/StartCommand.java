package io.sluice.hub.cli;

import io.sluice.hub.app.GeneratedSecret;
import io.sluice.hub.app.Hub;
import io.sluice.hub.app.HubProcess;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.Threads;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The hub against a real environment. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Watches a real environment, as a configuration file says.",
    footer = {
      "",
      "The least that sluice.yaml holds:",
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
      "Flows are read from the folder 'flows' beside it (flows: PATH)."
    })
final class StartCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration, as in sluice.yaml")
  private Path config = Path.of("sluice.yaml");

  @Override
  public Integer call() throws IOException {
    // The whole file is checked before the token is made: nothing is written for a wrong one.
    HubConfigReader.check(config);
    Path data = HubConfigReader.dataFolder(config);
    GeneratedSecret token = GeneratedSecret.in(data);
    HubConfig read = HubConfigReader.read(config, token.value());
    Files.createDirectories(data);
    if (read.ingress().flatMap(IngressConfig::key).isPresent()) {
      GeneratedSecret.in(data, HubConfigReader.INGRESS_KEY);
    }
    HubProcess process = new HubProcess();
    JdbcStore store = JdbcStore.open(read.store(), Threads.own(), time, process.meters());
    Hub.Parts parts =
        new Hub.Parts(process.vertx(), store, time, process.meters(), process.registry());
    Hub hub = process.started(Hub.start(read, parts, Optional.empty()));
    URI base = URI.create("http://" + read.console().host() + ":" + hub.port());
    new RunFile(
            ProcessHandle.current().pid(),
            base.resolve("/"),
            base.resolve("/api/v1"),
            base.resolve("/metrics"),
            Optional.empty(),
            time.instant(),
            Optional.of(token.file().toAbsolutePath()))
        .write(data);
    say(hub, base, read, token);
    process.serve(() -> stop(hub, data));
    return ExitCode.OK;
  }

  private void say(Hub hub, URI base, HubConfig read, GeneratedSecret token) {
    PrintWriter out = spec.commandLine().getOut();
    read.source()
        .ifPresent(
            source ->
                out.println(
                    "sluice watches "
                        + source.connection()
                        + " every "
                        + source.interval().toSeconds()
                        + " s"));
    hub.ingress().ifPresent(uri -> out.println("  flows    " + uri + "/workflows/..."));
    out.println(
        "  console  " + base.resolve("/") + "  (asks for the token in " + token.file() + ")");
    out.println("  metrics  " + base.resolve("/metrics"));
    out.flush();
  }

  private static Future<Void> stop(Hub hub, Path data) {
    return RunFileCleanup.removeNote(data).eventually(hub::stop);
  }
}
