package io.sluice.hub.console;

import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validated query parameters of a request. Unknown names and repeated parameters are refused. */
final class QueryParameters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1000;
  private static final int MAX_VALUE_LENGTH = 500;

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /** Validates the parameters of a route that accepts exactly the known names. */
  static QueryParameters of(Iterable<Map.Entry<String, String>> given, String... known) {
    List<String> names = new ArrayList<>(List.of(known));
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : given) {
      String name = entry.getKey();
      String value = entry.getValue();
      if (!names.contains(name)) {
        String rule = "is not a parameter here; known: " + (names.isEmpty() ? "none" : names);
        throw HttpProblem.badParameter(name, value, rule);
      }
      if (value.isBlank() || value.length() > MAX_VALUE_LENGTH) {
        throw HttpProblem.badParameter(
            name, value, "must have 1 to " + MAX_VALUE_LENGTH + " characters");
      }
      if (values.putIfAbsent(name, value) != null) {
        throw HttpProblem.badParameter(name, value, "may be given once");
      }
    }
    return new QueryParameters(values);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  /** A parameter with a closed list of values; null if absent. */
  @Nullable String oneOf(String name, List<String> allowed) {
    String value = values.get(name);
    if (value != null && !allowed.contains(value)) {
      throw HttpProblem.badParameter(name, value, "must be one of " + allowed);
    }
    return value;
  }

  int limit() {
    String value = values.get("limit");
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    if (value.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw HttpProblem.badParameter("limit", value, "must be a whole number from 1 to 1000");
  }

  /** Store query with limit and cursor from these parameters and the given filters. */
  Query query(@Nullable String kind, @Nullable String subject, @Nullable String status) {
    return new Query(limit(), text("cursor"), new RowFilter(kind, subject, status));
  }
}
