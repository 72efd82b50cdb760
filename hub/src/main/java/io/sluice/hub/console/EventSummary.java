package io.sluice.hub.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-line summary of an event for lists, in addition to kind and subject: the values around a
 * crossed threshold, or the reason of a failure. Empty if there is nothing to add. Unknown fields,
 * as in events of a newer version, are ignored.
 */
final class EventSummary {
  private static final List<String> FAILED_STATUSES =
      List.of("failed", "timedOut", "aborted", "deleted");

  private EventSummary() {}

  /**
   * Summarises an event.
   *
   * @param event the event's body, as passed to flows
   */
  static String of(@Nullable Object event) {
    if (!(event instanceof JsonObject body)
        || !(body.getValue("data") instanceof JsonObject data)) {
      return "";
    }
    if (data.getValue("threshold") != null) {
      return crossing(data, body.getValue("previous"));
    }
    List<String> parts = new ArrayList<>();
    add(parts, data.getValue("reason"));
    add(parts, data.getValue("error"));
    if (data.getValue("skipped") instanceof JsonArray skipped && !skipped.isEmpty()) {
      parts.add(skipped.size() + " skipped because of it");
    }
    failures(data, parts);
    failures(data.getValue("stages"), parts);
    return String.join("; ", parts);
  }

  /** For example "962 to 1045, threshold 1000". */
  private static String crossing(JsonObject data, @Nullable Object previous) {
    Object now = value(data);
    Object before = previous instanceof JsonObject known ? value(known) : null;
    String values = before == null ? String.valueOf(now) : before + " to " + now;
    return values + ", threshold " + data.getValue("threshold");
  }

  private static @Nullable Object value(JsonObject data) {
    return data.containsKey("size") ? data.getValue("size") : data.getValue("value");
  }

  /** Adds the failed stages of a job, for example "merge failed". */
  private static void failures(@Nullable Object stages, List<String> parts) {
    if (stages instanceof JsonObject named) {
      named.forEach(
          stage -> {
            if (!stage.getKey().equals("status")
                && FAILED_STATUSES.contains(String.valueOf(stage.getValue()))) {
              parts.add(stage.getKey() + " " + stage.getValue());
            }
          });
    }
  }

  private static void add(List<String> parts, @Nullable Object text) {
    if (text instanceof String some && !some.isBlank()) {
      parts.add(some);
    }
  }
}
