package io.sluice.simulator.front;

/**
 * Accepted credentials of the simulated service.
 *
 * @param tenantId tenant in the path of the token endpoint
 * @param clientId application that may request tokens
 * @param clientSecret the application's secret
 * @param primaryKey subscription key
 * @param secondaryKey second key of the same subscription; both keys share one rate limit
 */
public record Credentials(
    String tenantId, String clientId, String clientSecret, String primaryKey, String secondaryKey) {

  /** Fixed values, valid only for a simulator. */
  public static Credentials simulated() {
    return new Credentials(
        "5151a7ed-0000-4000-8000-000000000001",
        "5151a7ed-0000-4000-8000-000000000002",
        "simulated-client-secret",
        "00000000000000000000000000000001",
        "00000000000000000000000000000002");
  }

  /** Whether the text is one of the two subscription keys. */
  public boolean isKey(String key) {
    return key.equals(primaryKey) || key.equals(secondaryKey);
  }

  /** Omits the secrets, so that they are not logged. */
  @Override
  public String toString() {
    return "Credentials[tenantId=" + tenantId + ", clientId=" + clientId + "]";
  }
}
