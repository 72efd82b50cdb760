package io.sluice.simulator.front;

/**
 * Who may call the simulated service.
 *
 * @param tenantId directory whose token endpoint is served, in its path
 * @param clientId application that may ask for tokens
 * @param clientSecret the application's secret
 * @param primaryKey subscription key
 * @param secondaryKey second key of the same subscription; both share one limit
 */
public record Credentials(
    String tenantId, String clientId, String clientSecret, String primaryKey, String secondaryKey) {

  /** Fixed values that are good for nothing but a simulator on this machine. */
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

  /** Leaves the secrets out, so that a logged configuration shows none. */
  @Override
  public String toString() {
    return "Credentials[tenantId=" + tenantId + ", clientId=" + clientId + "]";
  }
}
