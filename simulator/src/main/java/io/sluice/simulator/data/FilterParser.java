package io.sluice.simulator.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the documented forms of {@code $filter}: {@code eq ne gt ge lt le in and or}, brackets and
 * {@code IsMemberOfSegment('Name')}. Anything else is refused with its position.
 */
final class FilterParser {
  /** Maximum nesting of brackets. */
  static final int DEEPEST = 20;

  /** Maximum number of conditions in a filter. */
  static final int MAX_CONDITIONS = 100;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:('(?:[^']|'')*')|([A-Za-z_][A-Za-z0-9_.]*)|([0-9+-][0-9A-Za-z:.+-]*)|([(),]))");
  private static final Map<String, Filter.Operator> OPERATORS =
      Map.of(
          "eq", Filter.Operator.EQ,
          "ne", Filter.Operator.NE,
          "gt", Filter.Operator.GT,
          "ge", Filter.Operator.GE,
          "lt", Filter.Operator.LT,
          "le", Filter.Operator.LE);

  private final List<String> tokens = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private int at;
  private int conditions;

  private FilterParser(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group().strip());
      places.add(end + matcher.group().length() - matcher.group().stripLeading().length());
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw problem("cannot be read from position " + end + ": " + text.substring(end).strip());
    }
    tokens.add("");
    places.add(text.length());
  }

  /**
   * Parses a filter.
   *
   * @throws ODataException with status 400 if the text is not a documented form
   */
  static Filter parse(String text) {
    FilterParser parser = new FilterParser(text);
    Filter filter = parser.or(0);
    if (!parser.peek().isEmpty()) {
      throw parser.unexpected("the end, 'and' or 'or'");
    }
    return filter;
  }

  private Filter or(int depth) {
    List<Filter> parts = new ArrayList<>(List.of(and(depth)));
    while (peek().equalsIgnoreCase("or")) {
      at++;
      parts.add(and(depth));
    }
    return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
  }

  private Filter and(int depth) {
    List<Filter> parts = new ArrayList<>(List.of(condition(depth)));
    while (peek().equalsIgnoreCase("and")) {
      at++;
      parts.add(condition(depth));
    }
    return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
  }

  private Filter condition(int depth) {
    if (depth >= DEEPEST) {
      throw problem("has more than " + DEEPEST + " brackets within brackets");
    }
    if (++conditions > MAX_CONDITIONS) {
      throw problem("has more than " + MAX_CONDITIONS + " conditions");
    }
    if (peek().equals("(")) {
      at++;
      Filter inner = or(depth + 1);
      expect(")");
      return inner;
    }
    String name = peek();
    if (name.isEmpty() || !(Character.isLetter(name.charAt(0)) || name.charAt(0) == '_')) {
      throw unexpected("a column");
    }
    at++;
    return peek().equals("(") ? function(name) : comparison(name);
  }

  private Filter function(String name) {
    if (!name.equalsIgnoreCase("IsMemberOfSegment")) {
      throw problem(
          "uses the function "
              + name
              + ", which is not supported; IsMemberOfSegment is the only"
              + " one");
    }
    expect("(");
    Object segment = value();
    expect(")");
    if (!(segment instanceof String text)) {
      throw problem("needs a segment's name in quotes in IsMemberOfSegment('Name')");
    }
    return new Filter.Member(text);
  }

  private Filter comparison(String column) {
    String word = peek().toLowerCase(Locale.ROOT);
    if (word.equals("in")) {
      at++;
      return new Filter.In(column, list());
    }
    Filter.Operator operator = OPERATORS.get(word);
    if (operator == null) {
      throw unexpected("eq, ne, gt, ge, lt, le or in");
    }
    at++;
    return new Filter.Compare(column, operator, value());
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> values = new ArrayList<>();
    expect("(");
    values.add(value());
    while (peek().equals(",")) {
      at++;
      values.add(value());
    }
    expect(")");
    if (values.size() > MAX_CONDITIONS) {
      throw problem("has more than " + MAX_CONDITIONS + " values in one list");
    }
    return values;
  }

  private @Nullable Object value() {
    String token = peek();
    Object value =
        switch (token.toLowerCase(Locale.ROOT)) {
          case "true" -> true;
          case "false" -> false;
          default -> token.equals("null") ? null : literal(token);
        };
    at++;
    return value;
  }

  private Object literal(String token) {
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1).replace("''", "'");
    }
    if (token.isEmpty() || "(),".contains(token)) {
      throw unexpected("a value");
    }
    try {
      return Double.valueOf(token);
    } catch (NumberFormatException notNumber) {
      return time(token);
    }
  }

  private Object time(String token) {
    try {
      return token.length() == 10 ? LocalDate.parse(token) : instant(token);
    } catch (DateTimeException notTime) {
      throw unexpected("a value: text in quotes, a number, true, false, null, or a time");
    }
  }

  private static Instant instant(String token) {
    return OffsetDateTime.parse(token).toInstant();
  }

  private String peek() {
    return tokens.get(at);
  }

  private void expect(String token) {
    if (!peek().equals(token)) {
      throw unexpected("'" + token + "'");
    }
    at++;
  }

  private ODataException unexpected(String wanted) {
    String found = peek().isEmpty() ? "ends" : "has " + peek();
    return problem(found + " at position " + places.get(at) + " where it needs " + wanted);
  }

  private static ODataException problem(String what) {
    return ODataException.bad("$filter", "The $filter " + what + ".");
  }
}
