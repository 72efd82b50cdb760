package io.sluice.wdl.trial;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of argument and result types of functions, for inference. A function without a row
 * accepts anything and has an unknown result.
 *
 * @param arguments the types by position, null for any; the last one also applies to further
 *     arguments
 * @param result null if unknown
 */
record FunctionTypes(List<@Nullable ExpectedType> arguments, @Nullable ExpectedType result) {
  /** Date functions whose result has the form of their first argument, with or without a zone. */
  private static final List<String> SAME_FORM =
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

  private static final List<String> CONVERSIONS = List.of("int", "float", "decimal", "bool");

  private static final Map<String, FunctionTypes> ALL =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name : List.of("uriComponent", "encodeUriComponent", "base64", "dataUri", "guid")) {
      row(name, ExpectedType.TEXT, ExpectedType.TEXT);
    }
    for (String name : List.of("dataUriToString", "dataUriToBinary", "decodeDataUri")) {
      row(name, ExpectedType.TEXT, ExpectedType.DATA_URI);
    }
    row("uriComponentToBinary", ExpectedType.TEXT, ExpectedType.TEXT);
    row("uriPort", ExpectedType.INTEGER, ExpectedType.URI);
    row("concat", ExpectedType.TEXT, (ExpectedType) null);
    row("string", ExpectedType.TEXT, (ExpectedType) null);
    row("join", ExpectedType.TEXT, ExpectedType.ARRAY, null);
    row("formatNumber", ExpectedType.TEXT, ExpectedType.NUMBER, null);
    row("int", ExpectedType.INTEGER, ExpectedType.INTEGER);
    row("float", ExpectedType.NUMBER, ExpectedType.NUMBER, null);
    row("decimal", ExpectedType.NUMBER, ExpectedType.NUMBER);
    row("bool", ExpectedType.BOOLEAN, ExpectedType.BOOLEAN);
    row("range", ExpectedType.ARRAY, ExpectedType.INTEGER);
    row("rand", ExpectedType.INTEGER, ExpectedType.INTEGER);
    for (String name : List.of("add", "sub", "mul", "div", "mod")) {
      row(name, ExpectedType.NUMBER, ExpectedType.NUMBER);
    }
    for (String name : List.of("and", "or", "not")) {
      row(name, ExpectedType.BOOLEAN, ExpectedType.BOOLEAN);
    }
    for (String name : List.of("isInt", "isFloat")) {
      row(name, ExpectedType.BOOLEAN, (ExpectedType) null);
    }
    for (String part : List.of("Host", "Path", "PathAndQuery", "Query", "Scheme")) {
      row("uri" + part, ExpectedType.TEXT, ExpectedType.URI);
    }
    dates();
  }

  private static void dates() {
    row("utcNow", ExpectedType.DATE, (ExpectedType) null);
    for (String name : SAME_FORM) {
      row(
          name,
          ExpectedType.DATE,
          ExpectedType.DATE,
          name.startsWith("startOf") ? null : ExpectedType.INTEGER,
          null);
    }
    for (String name : List.of("getFutureTime", "getPastTime")) {
      row(name, ExpectedType.DATE, ExpectedType.INTEGER, null);
    }
    row("parseDateTime", ExpectedType.DATE, ExpectedType.DATE, null);
    row("formatDateTime", ExpectedType.DATE, ExpectedType.DATE, null);
    for (String name : List.of("dayOfWeek", "dayOfMonth", "dayOfYear", "ticks")) {
      row(name, ExpectedType.INTEGER, ExpectedType.DATE);
    }
    row("dateDifference", ExpectedType.TEXT, ExpectedType.DATE);
    row("convertFromUtc", ExpectedType.DATE, ExpectedType.DATE, ExpectedType.ZONE, null);
    row("convertToUtc", ExpectedType.DATE, ExpectedType.LOCAL_DATE, ExpectedType.ZONE, null);
    row(
        "convertTimeZone",
        ExpectedType.DATE,
        ExpectedType.DATE,
        ExpectedType.ZONE,
        ExpectedType.ZONE,
        null);
  }

  private static void row(String name, ExpectedType result, @Nullable ExpectedType... arguments) {
    ALL.put(name, new FunctionTypes(java.util.Arrays.asList(arguments), result));
  }

  /** The row of a function; null if there is none. */
  static @Nullable FunctionTypes of(String function) {
    return ALL.get(function);
  }

  /** True if the result has the form of the first argument. */
  static boolean keepsForm(String function) {
    return SAME_FORM.stream().anyMatch(function::equalsIgnoreCase);
  }

  /** True if the result is the first argument as a number or boolean. */
  static boolean converts(String function) {
    return CONVERSIONS.stream().anyMatch(function::equalsIgnoreCase);
  }

  /** The type of the argument at a position; null for any. */
  @Nullable ExpectedType argument(int position) {
    return arguments.isEmpty() ? null : arguments.get(Math.min(position, arguments.size() - 1));
  }
}
