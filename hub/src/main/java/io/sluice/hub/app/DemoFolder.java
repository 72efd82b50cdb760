package io.sluice.hub.app;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.ApiCredentials;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.Paths;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SinkOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data folder of the demo: example flows that the user may change, simulated credentials as
 * secret files, and the database. Existing flows are kept.
 */
public final class DemoFolder {
  /** The example flows in the jar, copied from examples/flows by the build. */
  static final List<String> FLOWS =
      List.of(
          "teams-on-refresh-failure.json",
          "teams-on-source-repaired.json",
          "mail-on-segment-threshold.yaml",
          "digest-on-measure.json",
          "teams-on-unification.json",
          "webhook-on-full-refresh.json");

  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final List<String> CHANNELS = List.of("data-ops");

  /** The simulated webhook that checks signatures. */
  static final String WEBHOOK = "warehouse";

  /** Not confidential: only the simulated receiver on this machine accepts it. */
  static final String SIGNING_KEY = "whsec_c2x1aWNlLWRlbW8tc2lnbmluZy1rZXktMDAwMQ==";

  private final Path data;

  private DemoFolder(Path data) {
    this.data = data;
  }

  /** Creates what is missing in the folder. */
  public static DemoFolder prepare(Path data) throws IOException {
    Path flows = data.resolve("flows");
    Files.createDirectories(flows);
    for (String name : FLOWS) {
      StarterFolder.write(flows.resolve(name), StarterFolder.example(name));
    }
    return new DemoFolder(data);
  }

  /** The simulator's default receivers, with a webhook that checks signatures. */
  public static SinkOptions sinks() {
    SinkOptions defaults = SinkOptions.defaults();
    return new SinkOptions(defaults.teams(), Map.of(WEBHOOK, SIGNING_KEY), defaults.smtp());
  }

  /** The configuration of a hub that watches this simulator. */
  public HubConfig config(Simulator simulator, int port) throws IOException {
    URI base = URI.create(simulator.uri());
    String host = base.getHost();
    Map<String, TeamsConfig.Channel> channels = new LinkedHashMap<>();
    for (String channel : CHANNELS) {
      Secret webhook = secret("teams-" + channel, base.resolve("/teams/" + channel).toString());
      channels.put(channel, new TeamsConfig.Channel(webhook, TeamsConfig.WebhookForm.WORKFLOW));
    }
    MailServer mail =
        new MailServer(
            host, simulator.smtpPort(), MailServer.Tls.NONE, Optional.empty(), Optional.empty());
    Set<HostPort> allowed = new LinkedHashSet<>();
    allowed.add(new HostPort(host, base.getPort()));
    allowed.add(new HostPort(host, simulator.smtpPort()));
    ConnectorConfigs connectors =
        ConnectorConfigs.of(
            api(simulator, base),
            new TeamsConfig(channels),
            new MailConfig(mail, "sluice@demo.example", List.of()),
            http(base));
    return new HubConfig(
        Optional.of(SourceConfig.of("demo", simulator.instanceId().toString(), SWEEP)),
        connectors,
        OutboundConfig.defaults().allowing(allowed).with(mail),
        FlowConfig.defaults().withFolder(data.resolve("flows")),
        GateConfig.defaults().trustingEmptyLedger(),
        StoreConfig.in(data),
        new ConsoleConfig("127.0.0.1", port, Optional.empty(), List.of(), Optional.of(base)),
        Optional.of(IngressConfig.of("127.0.0.1", 0, Optional.empty())));
  }

  private HttpConfig http(URI base) throws IOException {
    HttpConfig.Webhook warehouse =
        new HttpConfig.Webhook(
            base.resolve("/hooks/" + WEBHOOK), List.of(secret("webhook-" + WEBHOOK, SIGNING_KEY)));
    return new HttpConfig(HttpConfig.defaults().source(), Map.of(WEBHOOK, warehouse));
  }

  private CustomerInsightsConfig api(Simulator simulator, URI base) throws IOException {
    var known = simulator.credentials();
    return new CustomerInsightsConfig(
        base.resolve("/v1"),
        base.resolve("/" + known.tenantId() + "/oauth2/v2.0/token"),
        known.tenantId(),
        simulator.instanceId().toString(),
        CustomerInsightsConfig.DEFAULT_SCOPE,
        new ApiCredentials(
            known.clientId(),
            secret("client-secret", known.clientSecret()),
            secret("subscription-key", known.keys().primary())),
        Paths.WORKFLOWS);
  }

  private Secret secret(String name, String value) throws IOException {
    Path file = data.resolve("secrets").resolve(name);
    PrivateFiles.write(file, value);
    return Secret.file(file);
  }
}
