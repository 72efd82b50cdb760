package io.sluice.simulator.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query of one table, parsed from the URL parameters.
 *
 * @param filter text of {@code $filter}, empty for none
 * @param search words of {@code $search}, empty for none
 * @param select columns asked for, empty for all
 * @param order columns to sort by
 * @param expand tables to add to each row
 * @param top rows wanted, already capped
 * @param skip rows to leave out
 */
public record Query(
    String filter,
    String search,
    List<String> select,
    List<Order> order,
    List<String> expand,
    int top,
    long skip) {

  /** Default and maximum number of rows per page. */
  public static final int PAGE = 100;

  private static final String TOKEN = "skip:";

  /** A column to sort by. */
  public record Order(String column, boolean descending) {}

  /** Keeps own copies of the lists. */
  public Query {
    select = List.copyOf(select);
    order = List.copyOf(order);
    expand = List.copyOf(expand);
  }

  /**
   * Reads the parameters.
   *
   * @param parameter value of a parameter by its name, for example {@code $top}
   * @throws ODataException with status 400 for a malformed parameter
   */
  public static Query of(Function<String, Optional<String>> parameter) {
    int top = (int) Math.min(PAGE, number("$top", parameter.apply("$top"), PAGE));
    long skip = number("$skip", parameter.apply("$skip"), 0);
    Optional<String> token = parameter.apply("$skiptoken").filter(text -> !text.isEmpty());
    if (token.isPresent()) {
      skip = position(token.get());
    }
    List<String> select = names(parameter.apply("$select"));
    return new Query(
        parameter.apply("$filter").orElse("").strip(),
        unquote(parameter.apply("$search").orElse("").strip()),
        select.contains("*") ? List.of() : select,
        order(parameter.apply("$orderby")),
        names(parameter.apply("$expand")),
        top,
        skip);
  }

  /** Continuation token for a row. */
  static String token(long position) {
    byte[] bytes = (TOKEN + position).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static long position(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      if (text.startsWith(TOKEN)) {
        return number("$skiptoken", Optional.of(text.substring(TOKEN.length())), 0);
      }
    } catch (IllegalArgumentException notBase64) {
      throw unknownToken();
    }
    throw unknownToken();
  }

  private static ODataException unknownToken() {
    return ODataException.bad("$skiptoken", "The $skiptoken is not one that this service gave.");
  }

  private static long number(String name, Optional<String> text, long otherwise) {
    String digits = text.orElse("").strip();
    if (digits.isEmpty()) {
      return otherwise;
    }
    if (!digits.matches("[0-9]{1,15}")) {
      throw ODataException.bad(
          name, "The value of " + name + " must be a whole number of at least 0, not " + digits);
    }
    return Long.parseLong(digits);
  }

  private static List<String> names(Optional<String> text) {
    List<String> found = new ArrayList<>();
    for (String name : text.orElse("").split(",", -1)) {
      if (!name.isBlank()) {
        found.add(name.strip());
      }
    }
    return found;
  }

  private static List<Order> order(Optional<String> text) {
    List<Order> found = new ArrayList<>();
    for (String part : names(text)) {
      String[] words = part.split("\\s+", -1);
      String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
      if (words.length > 2 || !List.of("asc", "desc").contains(direction)) {
        throw ODataException.bad(
            "$orderby", "The $orderby has '" + part + "'; write 'Column', or 'Column desc'.");
      }
      found.add(new Order(words[0], direction.equals("desc")));
    }
    return found;
  }

  private static String unquote(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
