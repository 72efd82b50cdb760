package io.sluice.simulator.data;

import java.util.Arrays;

/** Row numbers in the order of an answer: all rows as they are, or some of them in an array. */
sealed interface RowSelection {

  /** How many rows. */
  long size();

  /** The table's row at a place of the selection. */
  long row(long place);

  /** Every row in its natural order. */
  record All(long size) implements RowSelection {
    @Override
    public long row(long place) {
      return place;
    }
  }

  /** A stretch of neighbouring rows. */
  record Stretch(long first, long size) implements RowSelection {
    @Override
    public long row(long place) {
      return first + place;
    }
  }

  /** Some rows, four bytes each. */
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
