package io.sluice.hub.connector;

import io.sluice.hub.json.WireJson;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the parameters of a call between the forms of flows and of requests. */
public final class CallParameters {
  private CallParameters() {}

  /**
   * A value as JSON text.
   *
   * @throws OutboundException (REJECTED) if the value cannot be written as JSON
   */
  public static String json(@Nullable Object value) {
    try {
      return WireJson.write(value);
    } catch (IllegalArgumentException unwritable) {
      throw new OutboundException(Outcome.REJECTED, String.valueOf(unwritable.getMessage()));
    }
  }

  /**
   * Nests the parameters whose names are paths, as Power Automate writes them: {@code
   * body/recipient/channelId} becomes an object in an object in an object.
   */
  public static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    parameters.forEach((key, value) -> put(root, List.of(key.split("/")), value));
    return root;
  }

  @SuppressWarnings("unchecked") // every map on the path was created here
  private static void put(
      Map<String, @Nullable Object> target, List<String> path, @Nullable Object value) {
    String first = path.get(0);
    if (path.size() == 1) {
      target.put(first, value);
      return;
    }
    Object inner = target.get(first);
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    if (inner instanceof Map<?, ?> map) {
      next.putAll((Map<String, @Nullable Object>) map);
    }
    target.put(first, next);
    put(next, path.subList(1, path.size()), value);
  }
}
