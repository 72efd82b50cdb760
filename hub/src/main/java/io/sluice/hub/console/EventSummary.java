package io.sluice.hub.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says beyond its kind and subject, in a few words for lists: between which values a
 * threshold lies that was crossed, why a refresh failed. Empty when there is nothing to add; an
 * event of a newer version's shape says less, never something wrong.
 */
final class EventSummary {
  private static final List<String> BAD = List.of("failed", "timedOut", "aborted", "deleted");

  private EventSummary() {}

  /**
   * The words.
   *
   * @param event the event's body, as flows get it
   */
  static String of(@Nullable Object event) {
    if (!(event instanceof JsonObject body)
        || !(body.getValue("data") instanceof JsonObject data)) {
      return "";
    }
    if (data.getValue("threshold") != null) {
      return crossing(data, body.getValue("previous"));
    }
    List<String> words = new ArrayList<>();
    add(words, data.getValue("reason"));
    add(words, data.getValue("error"));
    if (data.getValue("skipped") instanceof JsonArray skipped && !skipped.isEmpty()) {
      words.add(skipped.size() + " skipped because of it");
    }
    failures(data, words);
    failures(data.getValue("stages"), words);
    return String.join("; ", words);
  }

  /** As in "962 to 1045, threshold 1000". */
  private static String crossing(JsonObject data, @Nullable Object previous) {
    Object now = value(data);
    Object before = previous instanceof JsonObject known ? value(known) : null;
    String values = before == null ? String.valueOf(now) : before + " to " + now;
    return values + ", threshold " + data.getValue("threshold");
  }

  private static @Nullable Object value(JsonObject data) {
    return data.containsKey("size") ? data.getValue("size") : data.getValue("value");
  }

  /** Stages of a job that ended badly, as in "merge failed". */
  private static void failures(@Nullable Object stages, List<String> words) {
    if (stages instanceof JsonObject named) {
      named.forEach(
          stage -> {
            if (!stage.getKey().equals("status")
                && BAD.contains(String.valueOf(stage.getValue()))) {
              words.add(stage.getKey() + " " + stage.getValue());
            }
          });
    }
  }

  private static void add(List<String> words, @Nullable Object text) {
    if (text instanceof String some && !some.isBlank()) {
      words.add(some);
    }
  }
}
