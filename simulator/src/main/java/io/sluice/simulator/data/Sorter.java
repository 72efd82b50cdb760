package io.sluice.simulator.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts rows by columns; nulls come first, equal rows keep their order. */
final class Sorter {

  private record Keyed(int row, List<@Nullable Object> keys) {}

  private Sorter() {}

  static RowSelection sort(Table table, RowSelection found, List<Query.Order> order) {
    Keyed[] keyed = new Keyed[(int) found.size()];
    for (int place = 0; place < keyed.length; place++) {
      long row = found.row(place);
      List<@Nullable Object> keys = new ArrayList<>(order.size());
      for (Query.Order by : order) {
        keys.add(table.cell(row, by.column()));
      }
      keyed[place] = new Keyed((int) row, keys);
    }
    Arrays.sort(keyed, comparator(order));
    int[] rows = new int[keyed.length];
    for (int place = 0; place < rows.length; place++) {
      rows[place] = keyed[place].row();
    }
    return new RowSelection.Some(rows, rows.length);
  }

  private static Comparator<Keyed> comparator(List<Query.Order> order) {
    return (left, right) -> {
      for (int i = 0; i < order.size(); i++) {
        int by = compare(left.keys().get(i), right.keys().get(i));
        if (by != 0) {
          return order.get(i).descending() ? -by : by;
        }
      }
      return 0;
    };
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    return Evaluator.compare(left, right);
  }
}
