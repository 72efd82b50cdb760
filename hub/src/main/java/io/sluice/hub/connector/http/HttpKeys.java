package io.sluice.hub.connector.http;

import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.ConfigPart;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.NamedKeyGroups;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of section {@code http} that name webhooks. */
public final class HttpKeys {
  private static final Key<URI> URL =
      Key.required("url", ValueTypes.webAddress(), "Address that events are delivered to.")
          .example("https://warehouse.contoso.com/events");

  private static final Key<Secret> KEY =
      Key.required(
              "key",
              OutboundKeys.SECRET,
              "Key that signs deliveries (Standard Webhooks): `whsec_` and base64 of 24 to 64"
                  + " bytes.")
          .example("env:SLUICE_WAREHOUSE_KEY");

  private static final Key<Secret> PREVIOUS_KEY =
      Key.optional(
              "previousKey",
              OutboundKeys.SECRET,
              "The key before a rotation; deliveries carry both signatures until it is removed.")
          .example("env:SLUICE_WAREHOUSE_OLD_KEY");

  private static final NamedKeyGroups WEBHOOKS =
      new NamedKeyGroups(
          "webhooks",
          "Receivers of signed CloudEvents by the name that flows use.",
          "warehouse",
          KeyGroup.of("WEBHOOK", "One receiver.", List.of(URL, KEY, PREVIOUS_KEY)));

  /** The keys and their record. */
  public static final ConfigPart<HttpConfig> PART =
      new ConfigPart<>("http", List.of(WEBHOOKS), HttpKeys::config);

  private HttpKeys() {}

  private static HttpConfig config(Settings http) {
    Map<String, HttpConfig.Webhook> webhooks = new LinkedHashMap<>();
    http.named(WEBHOOKS)
        .forEach(
            (name, webhook) -> {
              List<Secret> keys = new ArrayList<>(List.of(webhook.get(KEY)));
              webhook.find(PREVIOUS_KEY).ifPresent(keys::add);
              webhooks.put(name, new HttpConfig.Webhook(webhook.get(URL), keys));
            });
    return new HttpConfig(HttpConfig.defaults().source(), webhooks);
  }
}
