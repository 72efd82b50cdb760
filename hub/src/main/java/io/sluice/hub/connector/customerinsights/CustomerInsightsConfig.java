package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to reach one environment.
 *
 * @param api base address, as in {@code https://api.ci.ai.dynamics.com/v1}
 * @param token token endpoint of the tenant
 * @param tenant part of the quota's name: tenant and environment share one ledger
 * @param instanceId id of the environment
 * @param scope OAuth scope of the access token
 * @param credentials the application's credentials
 * @param paths which of the two documented path forms to use
 */
public record CustomerInsightsConfig(
    URI api,
    URI token,
    String tenant,
    String instanceId,
    String scope,
    ApiCredentials credentials,
    Paths paths)
    implements ConnectorConfig {
  /** The documented scope. */
  public static final String DEFAULT_SCOPE = "https://api.ci.ai.microsoft.com/.default";

  /**
   * Credentials of the registered application and of its subscription to the API.
   *
   * @param clientId application id
   * @param subscriptionKey value of the header {@code Ocp-Apim-Subscription-Key}
   */
  public record ApiCredentials(String clientId, Secret clientSecret, Secret subscriptionKey) {}

  /** The two documented forms of paths. */
  public enum Paths {
    /** {@code /workflows/main/...}, used by the client libraries. */
    WORKFLOWS("workflows"),
    /** {@code /manage/workflows/main/...}, used by the newer documentation. */
    MANAGE("manage/workflows");

    private final String prefix;

    Paths(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }

  @Override
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    secrets.put("clientSecret", credentials.clientSecret());
    secrets.put("subscriptionKey", credentials.subscriptionKey());
    return secrets;
  }

  /** None: {@code doctor} calls the API itself. */
  @Override
  public List<Receiver> receivers() {
    return List.of();
  }
}
