package io.sluice.simulator.front;

/**
 * Accepted credentials of the simulated service.
 *
 * @param tenantId tenant in the path of the token endpoint
 * @param clientId application that may request tokens
 * @param clientSecret the application's secret
 * @param keys keys of the subscription
 */
public record Credentials(
    String tenantId, String clientId, String clientSecret, SubscriptionKeys keys) {

  /** The two keys of a subscription; they share one rate limit. */
  public record SubscriptionKeys(String primary, String secondary) {
    /** Whether the text is one of the two keys. */
    public boolean accepts(String key) {
      return key.equals(primary) || key.equals(secondary);
    }

    /** Omits the keys, so that they are not logged. */
    @Override
    public String toString() {
      return "SubscriptionKeys[...]";
    }
  }

  /** Fixed values, valid only for a simulator. */
  public static Credentials simulated() {
    return new Credentials(
        "5151a7ed-0000-4000-8000-000000000001",
        "5151a7ed-0000-4000-8000-000000000002",
        "simulated-client-secret",
        new SubscriptionKeys(
            "00000000000000000000000000000001", "00000000000000000000000000000002"));
  }

  /** Omits the secrets, so that they are not logged. */
  @Override
  public String toString() {
    return "Credentials[tenantId=" + tenantId + ", clientId=" + clientId + "]";
  }
}
