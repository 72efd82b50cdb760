package io.sluice.simulator.data;

import java.util.Arrays;

/**
 * Row numbers in the order of an answer: all rows in natural order, or an array of selected rows.
 */
sealed interface RowSelection {

  /** Number of selected rows. */
  long size();

  /** The table's row number at an index of the selection. */
  long row(long place);

  /** Every row in its natural order. */
  record All(long size) implements RowSelection {
    @Override
    public long row(long place) {
      return place;
    }
  }

  /** Consecutive rows. */
  record Stretch(long first, long size) implements RowSelection {
    @Override
    public long row(long place) {
      return first + place;
    }
  }

  /** Any rows, four bytes each. */
  final class Some implements RowSelection {
    private final int[] rows;

    Some(int[] rows, int count) {
      this.rows = Arrays.copyOf(rows, count);
    }

    @Override
    public long size() {
      return rows.length;
    }

    @Override
    public long row(long place) {
      return rows[(int) place];
    }
  }
}
