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

/** How times, values and status words are printed. */
final class TextFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private static final double TENTH = 100;
  private static final long SECOND = 1000;

  private static final Map<String, Ansi.IStyle> TINTS = tints();

  private TextFormat() {}

  /** A time in UTC, as logs and the API have it; a dash when there is none. */
  static String time(JsonObject item, String field) {
    String text = item.getString(field);
    return text == null ? "-" : TIME.format(Instant.parse(text));
  }

  /** A text field; a dash when there is none. */
  static String text(JsonObject item, String field) {
    Object value = item.getValue(field);
    return value == null ? "-" : value.toString();
  }

  /** A duration as people give it, {@code 1m30s} for {@code PT1M30S}; anything else as it is. */
  static String shortSpan(String text) {
    return text.matches("PT[0-9HMS.]+") ? text.substring(2).toLowerCase(Locale.ROOT) : text;
  }

  /** A word of a command line, in quotes where a shell would read it otherwise. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:/=,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A text of at most so many letters, with a mark where it was cut. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** A number without an exponent; anything else as it is. */
  static String number(Object value) {
    boolean decimal = value instanceof Double;
    return decimal
        ? BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** Words in lines of at most so many letters; a longer word has a line of its own. */
  static List<String> wrapped(String text, int width) {
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

  /** The time between two fields; a dash unless both are there. */
  static String span(JsonObject item, String from, String to) {
    String start = item.getString(from);
    String end = item.getString(to);
    if (start == null || end == null) {
      return "-";
    }
    return span(Duration.between(Instant.parse(start), Instant.parse(end)));
  }

  static String span(Duration time) {
    long millis = time.toMillis();
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      boolean whole = millis % SECOND == 0;
      return whole ? time.toSeconds() + " s" : Math.floor(millis / TENTH) / 10 + " s";
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

  /**
   * Text from outside without control characters, so that a name cannot move the cursor or change
   * colours.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean control =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              plain.appendCodePoint(control ? '\uFFFD' : c);
            });
    return plain.toString();
  }

  /** A status word in its colour; any other text as it is. */
  static String tinted(String word, Ansi ansi) {
    Ansi.IStyle style = TINTS.get(word);
    return style == null || !ansi.enabled() ? word : style.on() + word + style.off();
  }

  private static Map<String, Ansi.IStyle> tints() {
    Map<String, Ansi.IStyle> tints = new LinkedHashMap<>();
    for (String good : new String[] {"Succeeded", "fired", "enabled", "ok", "successful"}) {
      tints.put(good, Ansi.Style.fg_green);
    }
    for (String bad :
        new String[] {"Failed", "TimedOut", "invalid", "failing", "failed", "timedOut"}) {
      tints.put(bad, Ansi.Style.fg_red);
    }
    for (String wait : new String[] {"Waiting", "paused", "stale", "starting", "warning"}) {
      tints.put(wait, Ansi.Style.fg_yellow);
    }
    tints.put("Running", Ansi.Style.fg_cyan);
    return tints;
  }
}
