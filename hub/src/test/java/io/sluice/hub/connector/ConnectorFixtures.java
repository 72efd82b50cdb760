package io.sluice.hub.connector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.time.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every connector over one outbound port, with recognisable values as secrets. */
public final class ConnectorFixtures {
  public static final String CLIENT_SECRET = "canary-client-secret/+=~";
  public static final String SUBSCRIPTION_KEY = "canary-subscription-key";
  public static final String TOKEN = "canary-token-eyJhbGciOi";
  public static final String SIGNATURE = "canary-sig-0123456789abcdef";
  public static final String WORKFLOW_URL =
      "https://prod-01.logic.example:443/workflows/canaryworkflow0123/triggers/manual/paths/invoke"
          + "?api-version=2016-06-01&sig="
          + SIGNATURE;
  public static final String CLASSIC_URL =
      "https://contoso.webhook.example/webhookb2/canary-guid-0123456789/IncomingWebhook/canaryhash0123456789";

  /** Key of the example in the Standard Webhooks specification. */
  public static final String SIGNING_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  public static final MailServer MAIL_SERVER =
      new MailServer("mail.example", 25, MailServer.Tls.NONE, Optional.empty(), Optional.empty());

  private final Path folder;

  public ConnectorFixtures(Path folder) {
    this.folder = folder;
  }

  /** All connectors of the table, by name. */
  public Map<String, Connector> connectors(Outbound outbound, Time time) {
    Meters meters = new Meters(new SimpleMeterRegistry());
    Map<String, Connector> byName = new LinkedHashMap<>();
    ConnectorTable.connectors(config(), outbound, time, meters)
        .forEach(one -> byName.put(one.name(), one));
    return byName;
  }

  /** A complete configuration. */
  public ConnectorConfigs config() {
    Map<String, TeamsConfig.Channel> channels = new LinkedHashMap<>();
    channels.put(
        "ops", new TeamsConfig.Channel(secret(WORKFLOW_URL), TeamsConfig.WebhookForm.WORKFLOW));
    channels.put(
        "old", new TeamsConfig.Channel(secret(CLASSIC_URL), TeamsConfig.WebhookForm.CLASSIC));
    return ConnectorConfigs.of(
        new CustomerInsightsConfig(
            URI.create("https://api.example/v1"),
            URI.create("https://login.example/contoso/oauth2/v2.0/token"),
            "contoso",
            "11111111-2222-3333-4444-555555555555",
            CustomerInsightsConfig.DEFAULT_SCOPE,
            new CustomerInsightsConfig.ApiCredentials(
                "client", secret(CLIENT_SECRET), secret(SUBSCRIPTION_KEY)),
            CustomerInsightsConfig.Paths.WORKFLOWS),
        new TeamsConfig(channels),
        new MailConfig(MAIL_SERVER, "hub@x.example", List.of()),
        new HttpConfig(
            "/instances/main",
            Map.of(
                "crm",
                new HttpConfig.Webhook(
                    URI.create("https://crm.example/hook"), List.of(secret(SIGNING_KEY))))));
  }

  /** A secret in a file. */
  public Secret secret(String value) {
    try {
      return Secret.file(Files.writeString(Files.createTempFile(folder, "secret", ""), value));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** A call with default terms. */
  public static Call call(String operation, Map<String, @Nullable Object> parameters) {
    return new Call(
        operation,
        parameters,
        Priority.FLOW,
        "flow",
        "effect-1",
        Duration.ofMinutes(1),
        Duration.ofSeconds(20));
  }
}
