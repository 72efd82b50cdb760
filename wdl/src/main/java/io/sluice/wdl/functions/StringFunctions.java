package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.culture.Culture;
import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.NumberFormat;
import io.sluice.wdl.culture.NumberParser;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that produce strings or inspect them. */
final class StringFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
              FunctionFamily.STRING,
              "concat(text, ...)",
              "Concatenates the texts of all arguments.",
              "concat('Hello', 'World', 1, true) => 'HelloWorld1True'",
              StringFunctions::concat),
          eager(
                  FunctionFamily.STRING,
                  "substring(text, start, length?)",
                  "The part of a string from an index; reaching beyond the end is an error.",
                  "substring('hello world', 6, 5) => 'world'",
                  StringFunctions::substring)
              .example("substring('hello', 6, 1) => error"),
          eager(
                  FunctionFamily.STRING,
                  "slice(text, start, end?)",
                  "The part between two indexes; negative indexes count from the end.",
                  "slice('Hello World', 3, -1) => 'lo Worl'",
                  StringFunctions::slice)
              .example("slice('Hello', 30) => ''"),
          eager(
              FunctionFamily.STRING,
              "replace(text, old, new)",
              "Replaces every occurrence of a substring (case-sensitive).",
              "replace('the old string', 'old', 'new') => 'the new string'",
              StringFunctions::replace),
          eager(
                  FunctionFamily.STRING,
                  "split(text, separator)",
                  "Splits a string at a separator; empty parts are kept.",
                  "split('a_b__c', '_') => ['a', 'b', '', 'c']",
                  StringFunctions::split)
              .example("split('abc', '') => ['abc']"),
          eager(
              FunctionFamily.STRING,
              "toLower(text)",
              "Converts a string to lower case.",
              "toLower('Hello World') => 'hello world'",
              args -> Chars.lower(args.evaluation().charged(args.text(0)))),
          eager(
              FunctionFamily.STRING,
              "toUpper(text)",
              "Converts a string to upper case.",
              "toUpper('Hello World') => 'HELLO WORLD'",
              args -> Chars.upper(args.evaluation().charged(args.text(0)))),
          eager(
              FunctionFamily.STRING,
              "trim(text)",
              "Removes white space from both ends of a string.",
              "trim(' Hello World  ') => 'Hello World'",
              args -> Chars.trim(args.evaluation().charged(args.text(0)))),
          eager(
                  FunctionFamily.STRING,
                  "length(collection)",
                  "The number of characters of a string or elements of an array.",
                  "length('abcd') => 4",
                  StringFunctions::length)
              .example("length(createArray(0, 1)) => 2"),
          eager(
                  FunctionFamily.STRING,
                  "guid(format?)",
                  "A new random UUID in format D, N, B, P or X.",
                  "length(guid()) => 36",
                  StringFunctions::guid)
              .example("length(guid('N')) => 32"),
          eager(
                  FunctionFamily.STRING,
                  "formatNumber(number, format, locale?)",
                  "Formats a number by a standard or custom format string of .NET.",
                  "formatNumber(1234567890, '0,0.00', 'en-us') => '1,234,567,890.00'",
                  StringFunctions::formatNumber)
              .example("formatNumber(0.5, 'P0') => '50%'"),
          eager(
                  FunctionFamily.STRING,
                  "isInt(text)",
                  "Whether int() accepts the string.",
                  "isInt('10') => true",
                  args -> NumberParser.integer(args.text(0), false).isPresent())
              .example("isInt('10.5') => false"),
          eager(
                  FunctionFamily.STRING,
                  "isFloat(text, locale?)",
                  "Whether the string is a float; without a locale by the invariant culture.",
                  "isFloat('10,000.00') => true",
                  StringFunctions::isFloat)
              .example("isFloat('abc') => false"),
          eager(
                  FunctionFamily.STRING,
                  "chunk(collection, size)",
                  "Splits a string or array into chunks of equal length; the last may be shorter.",
                  "chunk('abcdefgh', 3) => ['abc', 'def', 'gh']",
                  StringFunctions::chunk)
              .example("chunk(createArray(1, 2, 3), 2) => [[1, 2], [3]]"));

  private StringFunctions() {}

  private static Object concat(Arguments args) {
    StringBuilder text = new StringBuilder();
    for (Object value : args.all()) {
      args.evaluation().append(text, TextForm.of(value));
    }
    return text.toString();
  }

  private static Object substring(Arguments args) {
    String text = args.text(0);
    long start = args.integer(1);
    long length = args.has(2) ? args.integer(2) : text.length() - start;
    boolean atEnd = start == text.length() && !args.standard(Difference.SUBSTRING_AT_END);
    if (start < 0 || start > text.length() || atEnd) {
      throw args.failed(
          "the start index " + start + " is outside a string of " + text.length() + " characters.");
    }
    if (length < 0 || length > text.length() - start) {
      throw args.failed(
          "a string of "
              + text.length()
              + " characters has no substring of length "
              + length
              + " at index "
              + start
              + ".");
    }
    return args.evaluation().charged(text.substring((int) start, (int) (start + length)));
  }

  private static Object slice(Arguments args) {
    String text = args.text(0);
    int start = clamp(args.integer(1), text.length());
    int end = args.has(2) ? clamp(args.integer(2), text.length()) : text.length();
    return end <= start ? "" : args.evaluation().charged(text.substring(start, end));
  }

  private static int clamp(long index, int length) {
    long fromStart = index < 0 ? index + length : index;
    return (int) Math.max(0, Math.min(length, fromStart));
  }

  private static Object replace(Arguments args) {
    String text = args.text(0);
    String old = args.text(1);
    String replacement = args.text(2);
    if (old.isEmpty()) {
      throw args.invalid(1, "to be a string that is not empty.");
    }
    StringBuilder result = new StringBuilder();
    SubstringSearch search = SubstringSearch.exact(args.evaluation(), text, old);
    int from = 0;
    for (int at = search.next(); at >= 0; at = search.next()) {
      args.evaluation().append(result, text.substring(from, at));
      args.evaluation().append(result, replacement);
      from = at + old.length();
    }
    args.evaluation().append(result, text.substring(from));
    return result.toString();
  }

  private static Object split(Arguments args) {
    String text = args.evaluation().charged(args.text(0));
    String separator = args.text(1);
    List<@Nullable Object> parts = new ArrayList<>();
    int from = 0;
    if (!separator.isEmpty()) {
      SubstringSearch search = SubstringSearch.exact(args.evaluation(), text, separator);
      for (int at = search.next(); at >= 0; at = search.next()) {
        parts.add(text.substring(from, at));
        from = at + separator.length();
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Object length(Arguments args) {
    if (args.get(0) instanceof String text) {
      return (long) text.length();
    }
    if (args.get(0) instanceof List<?> list) {
      return (long) list.size();
    }
    throw args.wrong(0, "an array or a string");
  }

  private static Object guid(Arguments args) {
    String format = args.has(0) ? args.text(0).toUpperCase(Locale.ROOT) : "D";
    if (!List.of("D", "N", "B", "P", "X").contains(format)) {
      throw args.invalid(0, "to be one of the formats D, N, B, P and X.");
    }
    String plain = args.scope().guid();
    return switch (format) {
      case "N" -> plain.replace("-", "");
      case "B" -> "{" + plain + "}";
      case "P" -> "(" + plain + ")";
      case "X" -> hexadecimal(plain.replace("-", ""));
      default -> plain;
    };
  }

  private static String hexadecimal(String digits) {
    StringBuilder text = new StringBuilder("{0x").append(digits, 0, 8);
    text.append(",0x").append(digits, 8, 12).append(",0x").append(digits, 12, 16).append(",{");
    for (int i = 16; i < digits.length(); i += 2) {
      text.append(i == 16 ? "0x" : ",0x").append(digits, i, i + 2);
    }
    return text.append("}}").toString();
  }

  private static Object formatNumber(Arguments args) {
    Number number = args.number(0);
    Culture culture = culture(args, 2);
    return args.evaluation().charged(NumberFormat.format(number, args.text(1), culture));
  }

  private static Object isFloat(Arguments args) {
    // Without a locale 'Infinity' is a float to isFloat(), though not to float().
    Culture culture = args.has(1) ? culture(args, 1) : Cultures.INVARIANT;
    return NumberParser.real(args.text(0), culture.numbers()).isPresent();
  }

  /** The culture named by an optional argument. */
  static Culture culture(Arguments args, int index) {
    if (!args.has(index)) {
      return Cultures.DEFAULT;
    }
    String name = args.text(index);
    return Cultures.find(name)
        .orElseThrow(() -> args.invalid(index, "to be a known locale, but it is '" + name + "'."));
  }

  private static Object chunk(Arguments args) {
    int size = args.size(1, 1);
    List<@Nullable Object> chunks = new ArrayList<>();
    if (args.get(0) instanceof String text) {
      args.evaluation().charge(text.length());
      for (int from = 0; from < text.length(); ) {
        int to = (int) Math.min(text.length(), (long) from + size);
        chunks.add(text.substring(from, to));
        from = to;
      }
      return chunks;
    }
    List<@Nullable Object> list = args.array(0, "an array or a string");
    for (int from = 0; from < list.size(); ) {
      int to = (int) Math.min(list.size(), (long) from + size);
      chunks.add(new ArrayList<>(list.subList(from, to)));
      from = to;
    }
    return chunks;
  }
}
