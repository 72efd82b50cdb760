package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.json.WireJson;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message from a flow's parameters: those of Power Automate's Teams connector ({@code
 * body/messageBody}, {@code body/recipient/channelId}), and a title and facts in addition.
 */
record CardReader(Map<String, @Nullable Object> parameters) {

  static CardReader of(Map<String, @Nullable Object> flat) {
    return new CardReader(CallParameters.nested(flat));
  }

  /** Name of the channel in the configuration; empty if the flow names none. */
  String channel() {
    Object recipient = body().get("recipient");
    Object named = recipient instanceof Map<?, ?> map ? map.get("channelId") : recipient;
    Object found = named == null ? parameters.get("channel") : named;
    return found == null ? "" : found.toString();
  }

  Card card() {
    Object message = message();
    Object title = first(body().get("title"), parameters.get("title"));
    return new Card(
        title == null ? "" : title.toString(),
        message == null || message instanceof Map ? "" : message.toString(),
        facts(first(body().get("facts"), parameters.get("facts"))),
        adaptive(message).orElse(null));
  }

  private @Nullable Object message() {
    Object message = first(body().get("messageBody"), parameters.get("messageBody"));
    // Older exports wrap the message in an object with a property content.
    return message instanceof Map<?, ?> map && map.containsKey("content")
        ? map.get("content")
        : message;
  }

  private Map<?, ?> body() {
    return parameters.get("body") instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable Object first(@Nullable Object one, @Nullable Object other) {
    return one == null ? other : one;
  }

  /** An Adaptive Card, given as an object or as text. */
  private static Optional<Map<?, ?>> adaptive(@Nullable Object message) {
    Object value = message;
    if (message instanceof String text && text.strip().startsWith("{")) {
      value = WireJson.read(Buffer.buffer(text)).map(WireJson.Parsed::value).orElse(null);
    }
    return value instanceof Map<?, ?> map && "AdaptiveCard".equals(map.get("type"))
        ? Optional.of(map)
        : Optional.empty();
  }

  /** Facts, given as a list of objects with title (or name) and value, or as one object. */
  private static Map<String, String> facts(@Nullable Object given) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((name, value) -> facts.put(String.valueOf(name), text(value)));
    } else if (given instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> fact) {
          facts.put(text(first(fact.get("title"), fact.get("name"))), text(fact.get("value")));
        }
      }
    }
    return facts;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Map || value instanceof List
        ? CallParameters.json(value)
        : value.toString();
  }
}
