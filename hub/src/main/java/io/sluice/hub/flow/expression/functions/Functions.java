package io.sluice.hub.flow.expression.functions;

import io.sluice.hub.flow.expression.ExpressionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one table of functions, family by family; names ignore letter case. */
public final class Functions {
  private static final int NEAREST = 3;

  /** Every row, in the order of the reference. */
  public static final List<Function> ALL =
      Stream.of(
              StringFunctions.ROWS,
              StringSearchFunctions.ROWS,
              CollectionFunctions.ROWS,
              LogicalFunctions.ROWS,
              ConversionFunctions.ROWS,
              BinaryFunctions.ROWS,
              MathFunctions.ROWS,
              DateFunctions.ROWS,
              DatePartFunctions.ROWS,
              ZoneFunctions.ROWS,
              WorkflowFunctions.ROWS,
              FormFunctions.ROWS,
              UriFunctions.ROWS,
              JsonFunctions.ROWS)
          .flatMap(Collection::stream)
          .toList();

  private static final Map<String, Function> BY_NAME = byName();

  private Functions() {}

  /** The function of a name or alias. */
  public static Optional<Function> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The message for a name that is not in the table, with the nearest names. */
  public static String unknown(String name) {
    List<String> near = nearest(name);
    return "The template function '"
        + name
        + "' is not defined or not valid."
        + (near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?");
  }

  /** A row for a name that is not in the table: to call it is an error. */
  public static Function undefined(String name) {
    return Function.lazy(
        Family.WORKFLOW,
        name + "(argument?, ...)",
        "Not a function.",
        name + "() => error",
        (function, arguments, evaluation) -> {
          throw new ExpressionException(unknown(name));
        });
  }

  /** The names that differ least from the given one, at most three, the nearest first. */
  public static List<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int most = Math.max(2, wanted.length() / 3);
    if (wanted.length() > 2 * NAME_LENGTH) {
      return List.of();
    }
    return ALL.stream()
        .map(Function::name)
        .filter(each -> distance(wanted, each.toLowerCase(Locale.ROOT)) <= most)
        .sorted(Comparator.comparingInt(each -> distance(wanted, each.toLowerCase(Locale.ROOT))))
        .limit(NEAREST)
        .toList();
  }

  private static final int NAME_LENGTH = 26;

  /** Edit distance, a swap of neighbours counting as two. */
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

  private static Map<String, Function> byName() {
    Map<String, Function> map = new LinkedHashMap<>();
    for (Function function : ALL) {
      List<String> names = new ArrayList<>(function.aliases());
      names.add(function.name());
      for (String name : names) {
        if (map.put(name.toLowerCase(Locale.ROOT), function) != null) {
          throw new IllegalStateException("Two functions are called " + name);
        }
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
