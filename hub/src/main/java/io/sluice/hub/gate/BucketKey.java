package io.sluice.hub.gate;

/**
 * Names a bucket: one for each thing that counts our calls.
 *
 * @param kind which rule the bucket follows
 * @param name what distinguishes buckets of a kind: {@code tenant/environment} for Customer
 *     Insights, a channel's name for Teams, a host and port elsewhere; never a secret, since it is
 *     a metric label and stands in the API
 */
public record BucketKey(Kind kind, String name) {

  /** The kinds of bucket, each with its own windows (see {@code GateConfig}). */
  public enum Kind {
    /** Customer Insights: 100 calls in any 60 s; slots are reserved on disk. */
    CUSTOMER_INSIGHTS,
    /** The token endpoint. */
    TOKEN,
    /** One Teams webhook address: several windows at once. */
    TEAMS,
    /** One mail server. */
    MAIL,
    /** One host that flows or webhooks call. */
    HTTP
  }

  /** The text used in logs, labels and the API, as in {@code customer-insights:contoso/main}. */
  public String label() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + name;
  }
}
