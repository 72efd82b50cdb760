package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Formats times, durations, values and status words for the terminal. */
final class TextFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private static final double MILLIS_PER_TENTH_SECOND = 100;
  private static final long MILLIS_PER_SECOND = 1000;

  private static final Map<String, Ansi.IStyle> COLOURS = colours();

  private TextFormat() {}

  /** A time field in UTC; a dash if absent. */
  static String time(JsonObject item, String field) {
    String text = item.getString(field);
    return text == null ? "-" : TIME.format(Instant.parse(text));
  }

  /** A field as text; a dash if absent. */
  static String text(JsonObject item, String field) {
    Object value = item.getValue(field);
    return value == null ? "-" : value.toString();
  }

  /**
   * Shortens an ISO 8601 duration, {@code 1m30s} for {@code PT1M30S}; returns any other text
   * unchanged.
   */
  static String shortDuration(String text) {
    return text.matches("PT[0-9HMS.]+") ? text.substring(2).toLowerCase(Locale.ROOT) : text;
  }

  /** An argument of a shell command, quoted if necessary. */
  static String shellQuoted(String word) {
    return word.matches("[A-Za-z0-9._:/=,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Truncates a text to at most {@code max} characters, ending in an ellipsis. */
  static String truncate(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  /** A number without an exponent; any other value as text. */
  static String number(Object value) {
    boolean decimal = value instanceof Double;
    return decimal
        ? BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /**
   * Wraps a text into lines of at most {@code width} characters; a longer word gets its own line.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The time between two fields; a dash unless both are present. */
  static String duration(JsonObject item, String from, String to) {
    String start = item.getString(from);
    String end = item.getString(to);
    if (start == null || end == null) {
      return "-";
    }
    return duration(Duration.between(Instant.parse(start), Instant.parse(end)));
  }

  static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis < MILLIS_PER_SECOND) {
      return millis + " ms";
    }
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      boolean whole = millis % MILLIS_PER_SECOND == 0;
      return whole
          ? time.toSeconds() + " s"
          : Math.floor(millis / MILLIS_PER_TENTH_SECOND) / 10 + " s";
    }
    if (time.compareTo(Duration.ofDays(2)) >= 0) {
      return time.toDays()
          + " d"
          + (time.toHoursPart() == 0 ? "" : " " + time.toHoursPart() + " h");
    }
    if (time.compareTo(Duration.ofHours(2)) >= 0) {
      int minutes = time.toMinutesPart();
      return time.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    int seconds = time.toSecondsPart();
    return time.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
  }

  /** A status word in its colour if the terminal shows colours; any other text unchanged. */
  static String coloured(String word, Ansi ansi) {
    Ansi.IStyle style = COLOURS.get(word);
    return style == null || !ansi.enabled() ? word : style.on() + word + style.off();
  }

  private static Map<String, Ansi.IStyle> colours() {
    Map<String, Ansi.IStyle> colours = new LinkedHashMap<>();
    for (String good : new String[] {"Succeeded", "fired", "enabled", "ok", "successful"}) {
      colours.put(good, Ansi.Style.fg_green);
    }
    for (String bad :
        new String[] {"Failed", "TimedOut", "invalid", "failing", "failed", "timedOut"}) {
      colours.put(bad, Ansi.Style.fg_red);
    }
    for (String wait : new String[] {"Waiting", "paused", "stale", "starting", "warning"}) {
      colours.put(wait, Ansi.Style.fg_yellow);
    }
    colours.put("Running", Ansi.Style.fg_cyan);
    return colours;
  }
}
