package io.sluice.wdl.trial;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What functions need their arguments to be, and what they give. One row each; a function that is
 * not here takes anything and gives something unknown.
 *
 * @param arguments the types by position; the last one stands for further ones; null for any
 * @param result null for unknown
 */
record Needs(List<@Nullable Want> arguments, @Nullable Want result) {
  /** Functions of a time that give a time of the same kind, with or without a zone. */
  private static final List<String> KEEPING =
      List.of(
          "addDays",
          "addHours",
          "addMinutes",
          "addSeconds",
          "addToTime",
          "subtractFromTime",
          "startOfDay",
          "startOfHour",
          "startOfMonth");

  private static final Map<String, Needs> ALL = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name : List.of("indexOf", "lastIndexOf", "nthIndexOf")) {
      row(name, Want.INTEGER, Want.TEXT, Want.TEXT, null);
    }
    for (String name : List.of("startsWith", "endsWith")) {
      row(name, Want.BOOLEAN, Want.TEXT, Want.TEXT);
    }
    for (String name : List.of("replace", "uriComponent", "encodeUriComponent", "slice")) {
      row(name, Want.TEXT, Want.TEXT, null);
    }
    for (String name : List.of("uriComponentToString", "decodeUriComponent", "base64", "guid")) {
      row(name, Want.TEXT, Want.TEXT);
    }
    row("substring", Want.TEXT, Want.TEXT, Want.INTEGER);
    row("concat", Want.TEXT, (Want) null);
    row("string", Want.TEXT, (Want) null);
    row("join", Want.TEXT, Want.ARRAY, null);
    row("length", Want.INTEGER, (Want) null);
    row("formatNumber", Want.TEXT, Want.NUMBER, null);
    row("int", Want.INTEGER, Want.INTEGER);
    row("float", Want.NUMBER, Want.NUMBER, null);
    row("decimal", Want.NUMBER, Want.NUMBER);
    row("bool", Want.BOOLEAN, Want.BOOLEAN);
    row("range", Want.ARRAY, Want.INTEGER);
    row("rand", Want.INTEGER, Want.INTEGER);
    for (String name : List.of("add", "sub", "mul", "div", "mod")) {
      row(name, Want.NUMBER, Want.NUMBER);
    }
    for (String name : List.of("and", "or", "not")) {
      row(name, Want.BOOLEAN, Want.BOOLEAN);
    }
    for (String name : List.of("empty", "contains", "equals", "isInt", "isFloat")) {
      row(name, Want.BOOLEAN, (Want) null);
    }
    for (String part : List.of("Host", "Path", "PathAndQuery", "Query", "Scheme")) {
      row("uri" + part, Want.TEXT, Want.URI);
    }
    dates();
  }

  private static void dates() {
    row("utcNow", Want.DATE, (Want) null);
    for (String name : KEEPING) {
      row(name, Want.DATE, Want.DATE, name.startsWith("startOf") ? null : Want.INTEGER, null);
    }
    for (String name : List.of("getFutureTime", "getPastTime")) {
      row(name, Want.DATE, Want.INTEGER, null);
    }
    row("parseDateTime", Want.DATE, Want.DATE, null);
    row("formatDateTime", Want.DATE, Want.DATE, null);
    for (String name : List.of("dayOfWeek", "dayOfMonth", "dayOfYear", "ticks")) {
      row(name, Want.INTEGER, Want.DATE);
    }
    row("dateDifference", Want.TEXT, Want.DATE);
    row("convertFromUtc", Want.DATE, Want.DATE, Want.ZONE, null);
    row("convertToUtc", Want.DATE, Want.LOCAL_DATE, Want.ZONE, null);
    row("convertTimeZone", Want.DATE, Want.DATE, Want.ZONE, Want.ZONE, null);
  }

  private static void row(String name, Want result, @Nullable Want... arguments) {
    ALL.put(name, new Needs(java.util.Arrays.asList(arguments), result));
  }

  /** The row of a function; null when there is none. */
  static @Nullable Needs of(String function) {
    return ALL.get(function);
  }

  /** Whether a function gives its first argument in another form. */
  static boolean keeps(String function) {
    return KEEPING.stream().anyMatch(function::equalsIgnoreCase);
  }

  /** What the argument at a position must be; null for anything. */
  @Nullable Want argument(int position) {
    return arguments.isEmpty() ? null : arguments.get(Math.min(position, arguments.size() - 1));
  }
}
