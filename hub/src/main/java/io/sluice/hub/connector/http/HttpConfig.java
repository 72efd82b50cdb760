package io.sluice.hub.connector.http;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Webhooks that events may be delivered to.
 *
 * @param source CloudEvents {@code source} of deliveries, as in {@code /instances/main}
 * @param webhooks webhooks by the name that flows use
 */
public record HttpConfig(String source, Map<String, Webhook> webhooks) implements ConnectorConfig {
  public HttpConfig {
    webhooks = Collections.unmodifiableMap(new LinkedHashMap<>(webhooks));
  }

  /**
   * One webhook.
   *
   * @param keys signing keys, each {@code whsec_} followed by 24 to 64 bytes in base64; during key
   *     rotation a delivery carries one signature per key
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

  @Override
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    webhooks.forEach(
        (name, webhook) -> {
          for (int i = 0; i < webhook.keys().size(); i++) {
            String key = i == 0 ? ".key" : ".previousKey";
            secrets.put("webhooks." + name + key, webhook.keys().get(i));
          }
        });
    return secrets;
  }

  @Override
  public List<Receiver> receivers() {
    return webhooks.entrySet().stream()
        .<Receiver>map(
            webhook ->
                new Receiver.WebReceiver(
                    "Webhook " + webhook.getKey(), () -> webhook.getValue().uri()))
        .toList();
  }
}
