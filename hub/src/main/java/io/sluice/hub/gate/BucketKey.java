package io.sluice.hub.gate;

/**
 * Identifies a bucket: one per quota, that is per server that counts the hub's calls.
 *
 * @param name distinguishes buckets of a kind: {@code tenant/environment} for Customer Insights, a
 *     channel's name for Teams, host and port otherwise. Never a secret, because it is a metric
 *     label and part of the API
 */
public record BucketKey(Kind kind, String name) {

  /** Kinds of buckets, each with windows of its own (see {@link GateConfig}). */
  public enum Kind {
    /** Customer Insights: 100 calls in any 60 s; slots are stored on disk. */
    CUSTOMER_INSIGHTS,
    /** A token endpoint. */
    TOKEN,
    /** One Teams webhook, with several windows at once. */
    TEAMS,
    /** One mail server. */
    MAIL,
    /** One host that flows or webhooks call. */
    HTTP
  }

  /** Text in logs, metric labels and the API, as in {@code customer-insights:contoso/main}. */
  public String label() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + name;
  }
}
