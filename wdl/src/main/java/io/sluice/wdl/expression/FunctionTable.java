package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that expressions may call, found by name or alias, ignoring letter case. Immutable;
 * {@link #with} gives a table with one more function.
 */
public final class FunctionTable {
  private static final int MAX_SUGGESTIONS = 3;
  private static final int MAX_SUGGESTED_LENGTH = 52;

  private final List<Function> rows;
  private final Map<String, Function> byName = new LinkedHashMap<>();

  /**
   * A table of functions.
   *
   * @throws IllegalArgumentException if two functions share a name or alias
   */
  public FunctionTable(List<Function> rows) {
    this.rows = List.copyOf(rows);
    for (Function function : this.rows) {
      List<String> names = new ArrayList<>(function.aliases());
      names.add(function.name());
      for (String name : names) {
        if (byName.put(name.toLowerCase(Locale.ROOT), function) != null) {
          throw new IllegalArgumentException("Two functions are named " + name);
        }
      }
    }
  }

  /**
   * This table with one more function, as its last row.
   *
   * @throws IllegalArgumentException if the name or an alias is taken
   */
  public FunctionTable with(Function function) {
    List<Function> more = new ArrayList<>(rows);
    more.add(function);
    return new FunctionTable(more);
  }

  /** All functions in the order of the reference. */
  public List<Function> rows() {
    return rows;
  }

  /** Finds a function by name or alias. */
  public Optional<Function> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The error message for a name that is not in the table, suggesting similar names. */
  public String unknown(String name) {
    List<String> near = nearest(name);
    return "The template function '"
        + name
        + "' is not defined or not valid."
        + (near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?");
  }

  /** A placeholder for a name that is not in the table; every call of it fails. */
  public Function undefined(String name) {
    return Function.lazy(
        FunctionFamily.WORKFLOW,
        name + "(argument?, ...)",
        "A function that is not defined.",
        name + "() => error",
        (function, arguments, evaluation) -> {
          throw new ExpressionException(unknown(name));
        });
  }

  /** Up to three names similar to the given one, the most similar first. */
  public List<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int maxDistance = Math.max(2, wanted.length() / 3);
    if (wanted.length() > MAX_SUGGESTED_LENGTH) {
      return List.of();
    }
    return rows.stream()
        .map(Function::name)
        .filter(each -> distance(wanted, each.toLowerCase(Locale.ROOT)) <= maxDistance)
        .sorted(Comparator.comparingInt(each -> distance(wanted, each.toLowerCase(Locale.ROOT))))
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
