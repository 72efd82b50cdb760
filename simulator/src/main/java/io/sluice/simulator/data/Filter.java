package io.sluice.simulator.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. */
sealed interface Filter {

  /** Comparison operators. */
  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    /**
     * Applies the operator to the result of a comparison.
     *
     * @param order negative, zero or positive as the cell is less than, equal to or greater
     */
    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        case LE -> order <= 0;
      };
    }
  }

  /**
   * {@code Column eq 'value'}.
   *
   * @param value String, Double, Boolean, Instant, LocalDate or null
   */
  record Compare(String column, Operator operator, @Nullable Object value) implements Filter {}

  /** {@code Column in ('a','b')}. */
  record In(String column, List<@Nullable Object> values) implements Filter {
    /** Keeps the list as given; it may hold nulls. */
    public In {
      values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }
  }

  /** {@code IsMemberOfSegment('Name')}. */
  record Member(String segment) implements Filter {}

  /** Conjunction of conditions. */
  record And(List<Filter> parts) implements Filter {
    /** Keeps an own copy. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Disjunction of conditions. */
  record Or(List<Filter> parts) implements Filter {
    /** Keeps an own copy. */
    public Or {
      parts = List.copyOf(parts);
    }
  }
}
