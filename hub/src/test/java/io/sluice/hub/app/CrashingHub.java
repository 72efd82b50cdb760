package io.sluice.hub.app;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.BucketConfig;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Window;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.simulator.front.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A hub in its own process, for tests that kill it: sweeps as fast as the quota allows, prints
 * {@code console PORT} when it has started and {@code swept} after each commit.
 */
final class CrashingHub {
  private CrashingHub() {}

  /** Reads its settings from a file; see {@link #settings}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Properties settings = new Properties();
    try (var in = Files.newInputStream(folder.resolve("settings"))) {
      settings.load(in);
    }
    HubConfig config = config(settings, folder);
    HubProcess process = new HubProcess();
    HubPlatform platform = process.platform();
    JdbcStore store =
        JdbcStore.open(config.store(), StoreThreads.own(), platform.time(), platform.meters());
    Hub hub = process.awaitStart(new HubAssembly(platform, store).start(config));
    System.out.println("console " + hub.port());
    hub.onSwept(swept -> System.out.println("swept"));
    process.serve(hub::stop);
  }

  /** Writes the settings that a hub in this folder starts with. */
  static void settings(
      Path folder, URI simulator, int smtpPort, String instance, Credentials known, boolean raised)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("simulator", simulator.toString());
    settings.setProperty("smtpPort", String.valueOf(smtpPort));
    settings.setProperty("instance", instance);
    settings.setProperty("tenant", known.tenantId());
    settings.setProperty("client", known.clientId());
    settings.setProperty("raised", String.valueOf(raised));
    try (var out = Files.newOutputStream(folder.resolve("settings"))) {
      settings.store(out, null);
    }
    Files.writeString(folder.resolve("secret"), known.clientSecret());
    Files.writeString(folder.resolve("key"), known.keys().primary());
    Files.writeString(folder.resolve("channel"), simulator.resolve("/teams/data-ops").toString());
    Files.writeString(folder.resolve("signing"), DemoFolder.SIGNING_KEY);
  }

  private static HubConfig config(Properties settings, Path folder) {
    URI base = URI.create(settings.getProperty("simulator"));
    int smtp = Integer.parseInt(settings.getProperty("smtpPort"));
    boolean raised = Boolean.parseBoolean(settings.getProperty("raised"));
    MailServer mail =
        new MailServer("127.0.0.1", smtp, MailServer.Tls.NONE, Optional.empty(), Optional.empty());
    Set<HostPort> allowed =
        Set.of(new HostPort("127.0.0.1", base.getPort()), new HostPort("127.0.0.1", smtp));
    Duration every = raised ? Duration.ofMillis(300) : Duration.ofSeconds(5);
    return new HubConfig(
        Optional.of(
            new SourceConfig(
                "crash",
                settings.getProperty("instance"),
                every,
                false,
                Duration.ofMinutes(1),
                100)),
        ConnectorConfigs.of(
            api(settings, base, folder),
            new TeamsConfig(
                Map.of(
                    "data-ops",
                    new TeamsConfig.Channel(
                        Secret.file(folder.resolve("channel")), TeamsConfig.WebhookForm.WORKFLOW))),
            new MailConfig(mail, "sluice@demo.example", List.of()),
            new HttpConfig(
                "/crash",
                Map.of(
                    "warehouse",
                    new HttpConfig.Webhook(
                        base.resolve("/hooks/warehouse"),
                        List.of(Secret.file(folder.resolve("signing"))))))),
        OutboundConfig.defaults().allowing(allowed).with(mail),
        FlowConfig.defaults().withFolder(folder.resolve("flows")),
        gate(raised),
        StoreConfig.in(folder.resolve("data")),
        new ConsoleConfig("127.0.0.1", 0, Optional.empty(), List.of(), Optional.of(base)),
        Optional.empty());
  }

  private static CustomerInsightsConfig api(Properties settings, URI base, Path folder) {
    return new CustomerInsightsConfig(
        base.resolve("/v1"),
        base.resolve("/" + settings.getProperty("tenant") + "/oauth2/v2.0/token"),
        settings.getProperty("tenant"),
        settings.getProperty("instance"),
        CustomerInsightsConfig.DEFAULT_SCOPE,
        new CustomerInsightsConfig.ApiCredentials(
            settings.getProperty("client"),
            Secret.file(folder.resolve("secret")),
            Secret.file(folder.resolve("key"))),
        CustomerInsightsConfig.Paths.WORKFLOWS);
  }

  /** The published limits, or limits that no test reaches. */
  private static GateConfig gate(boolean raised) {
    GateConfig gate = GateConfig.defaults().trustingEmptyLedger();
    if (raised) {
      for (BucketKey.Kind kind : BucketKey.Kind.values()) {
        gate = gate.with(kind, BucketConfig.of(10_000, Window.of(100_000, 1)));
      }
    } else {
      // Only the quota of Customer Insights is under test; a Teams channel takes 100 an hour.
      gate = gate.with(BucketKey.Kind.TEAMS, BucketConfig.of(10_000, Window.of(100_000, 1)));
    }
    return gate;
  }
}
