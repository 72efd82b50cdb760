package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.outbound.Secret;
import java.net.URI;

/**
 * How to reach one environment.
 *
 * @param api base address, as in {@code https://api.ci.ai.dynamics.com/v1}
 * @param token the token endpoint of the tenant
 * @param tenant part of the quota's name: the ledger belongs to tenant and environment
 * @param instanceId the environment's id
 * @param scope what the token is asked for
 * @param credentials who we are
 * @param paths which of the two documented path forms to use
 */
public record CustomerInsightsConfig(
    URI api,
    URI token,
    String tenant,
    String instanceId,
    String scope,
    Credentials credentials,
    Paths paths) {
  /** The documented scope. */
  public static final String DEFAULT_SCOPE = "https://api.ci.ai.microsoft.com/.default";

  /** Who we are to the token endpoint and to the API. */
  public record Credentials(String clientId, Secret clientSecret, Secret subscriptionKey) {}

  /** The two documented forms. */
  public enum Paths {
    /** {@code /workflows/main/...}, as the client libraries use it. */
    WORKFLOWS("workflows"),
    /** {@code /manage/workflows/main/...}, as the newer documentation reads. */
    MANAGE("manage/workflows");

    private final String prefix;

    Paths(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }
}
