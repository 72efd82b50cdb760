package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Formats steps and expectations of a scenario for the terminal. */
final class ScenarioText {
  /** Fields shown in other columns of the row. */
  private static final List<String> OTHER_COLUMNS =
      List.of("done", "doneAt", "said", "at", "after", "wait", "do", "fault", "rule");

  private ScenarioText() {}

  /**
   * When a step runs, for example {@code at 10s} or {@code after ingestion of Loyalty failed + 2s}.
   */
  static String when(JsonObject step) {
    String wait = step.getValue("wait") == null ? "" : " + " + span(step.getValue("wait"));
    if (step.getValue("at") != null) {
      return "at " + span(step.getValue("at")) + wait;
    }
    if (!(step.getValue("after") instanceof JsonObject after)) {
      return "after " + step.getValue("after") + wait;
    }
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Object> field : after) {
      switch (field.getKey()) {
        case "of" -> words.add("of " + field.getValue());
        case "nth" -> words.add(field.getValue().equals(1) ? "" : "no. " + field.getValue());
        default -> words.add(String.valueOf(field.getValue()));
      }
    }
    return ("after " + String.join(" ", words)).strip() + wait;
  }

  /** What a step does, for example {@code refreshSource Loyalty: outcome failure}. */
  static String action(JsonObject step) {
    Map<String, Object> rest = new LinkedHashMap<>();
    step.forEach(field -> rest.put(field.getKey(), field.getValue()));
    if (step.getValue("rule") instanceof JsonObject rule) {
      rule.forEach(field -> rest.put(field.getKey(), field.getValue()));
    }
    OTHER_COLUMNS.forEach(rest::remove);
    rest.remove("outcome", "natural");
    List<String> what = new ArrayList<>();
    what.add(step.getString("do", ""));
    for (String target : List.of("fault", "dataSource", "segment", "measure")) {
      if (step.getValue(target) != null) {
        what.add(span(step.getValue(target)));
        rest.remove(target);
      }
    }
    List<String> more = new ArrayList<>();
    rest.forEach((name, value) -> more.add(name + " " + span(value)));
    return String.join(" ", what) + (more.isEmpty() ? "" : ": " + String.join(", ", more));
  }

  /** How often and when something is expected, for example {@code once, from 3m}. */
  static String times(JsonObject expected) {
    List<String> words = new ArrayList<>();
    Integer least = expected.getInteger("atLeast", expected.getInteger("times", 1));
    Integer most = expected.getInteger("atMost", least);
    if (least.equals(most)) {
      words.add(least == 0 ? "never" : least == 1 ? "once" : least + " times");
    } else {
      words.add(least == 0 ? "at most " + most : least + " to " + most + " times");
    }
    for (String bound : List.of("from", "until")) {
      if (expected.getValue(bound) != null) {
        words.add(bound + " " + span(expected.getValue(bound)));
      }
    }
    return String.join(", ", words);
  }

  private static String span(Object value) {
    return value instanceof JsonArray array
        ? array.encode()
        : TextFormat.shortDuration(TextFormat.number(value));
  }
}
