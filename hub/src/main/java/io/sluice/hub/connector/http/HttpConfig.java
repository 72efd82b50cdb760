package io.sluice.hub.connector.http;

import io.sluice.hub.outbound.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where events may be delivered.
 *
 * @param source the CloudEvents source of what this hub sends, as in {@code /instances/main}
 * @param webhooks by the name that flows use
 */
public record HttpConfig(String source, Map<String, Webhook> webhooks) {
  public HttpConfig {
    webhooks = Collections.unmodifiableMap(new LinkedHashMap<>(webhooks));
  }

  /**
   * One receiver.
   *
   * @param keys what deliveries are signed with, each {@code whsec_} and base64 of 24 to 64 bytes;
   *     while one is replaced both sign
   */
  public record Webhook(URI uri, List<Secret> keys) {
    public Webhook {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("http: a webhook needs at least one signing key");
      }
    }
  }

  /** No webhooks. */
  public static HttpConfig defaults() {
    return new HttpConfig("/sluice", Map.of());
  }
}
