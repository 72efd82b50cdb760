package io.sluice.bench.hub;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;
import io.sluice.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hub at a simulator, with one flow that calls a webhook at each refresh that succeeds. */
final class BenchHub {
  private static final int JOBS = 100;
  private static final String SIGNING = "whsec_c2x1aWNlLWRlbW8tc2lnbmluZy1rZXktMDAwMQ==";
  private static final String FLOW =
      """
      {"triggers": {"When": {"type": "OpenApiConnection", "inputs": {
        "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                 "operationId": "OnDataSourceRefreshSucceeded"}, "parameters": {}}}},
       "actions": {"Call": {"type": "OpenApiConnection", "runAfter": {}, "inputs": {
         "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_http",
                  "operationId": "Webhook"},
         "parameters": {"endpoint": "warehouse", "type": "@triggerBody()?['eventType']",
                        "id": "@triggerBody()?['eventId']", "data": "@triggerBody()?['data']"}}}}}
      """;

  private BenchHub() {}

  /** The documented quota, secrets as files in the folder. */
  static HubConfig config(Simulator simulator, Path folder, Duration interval) throws IOException {
    URI base = URI.create(simulator.uri());
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Files.writeString(flows.resolve("webhook.json"), FLOW);
    HttpConfig.Webhook webhook =
        new HttpConfig.Webhook(
            base.resolve("/hooks/warehouse"), List.of(secret(folder, "signing", SIGNING)));
    return new HubConfig(
        Optional.of(
            new SourceConfig(
                "bench",
                simulator.instanceId().toString(),
                interval,
                false,
                Duration.ofMinutes(1),
                JOBS)),
        ConnectorConfigs.of(
            api(simulator, base, folder),
            new TeamsConfig(Map.of()),
            new HttpConfig("/bench", Map.of("warehouse", webhook))),
        OutboundConfig.defaults().allowing(Set.of(new HostPort("127.0.0.1", base.getPort()))),
        FlowConfig.defaults().withFolder(flows),
        GateConfig.defaults().trustingEmptyLedger(),
        StoreConfig.in(folder),
        new ConsoleConfig("127.0.0.1", 0, Optional.empty(), List.of(), Optional.empty()),
        Optional.empty());
  }

  private static CustomerInsightsConfig api(Simulator simulator, URI base, Path folder)
      throws IOException {
    var known = simulator.credentials();
    return new CustomerInsightsConfig(
        base.resolve("/v1"),
        base.resolve("/" + known.tenantId() + "/oauth2/v2.0/token"),
        known.tenantId(),
        simulator.instanceId().toString(),
        CustomerInsightsConfig.DEFAULT_SCOPE,
        new CustomerInsightsConfig.ApiCredentials(
            known.clientId(),
            secret(folder, "secret", known.clientSecret()),
            secret(folder, "key", known.keys().primary())),
        CustomerInsightsConfig.Paths.WORKFLOWS);
  }

  private static Secret secret(Path folder, String name, String value) throws IOException {
    return Secret.file(Files.writeString(folder.resolve(name), value));
  }
}
