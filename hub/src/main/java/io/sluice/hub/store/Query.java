package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param limit 1 to 1,000
 * @param cursor from the page before; null for the newest rows
 */
public record Query(int limit, @Nullable String cursor, RowFilter filter) {
  /** The newest rows of all. */
  public static Query newest(int limit) {
    return new Query(limit, null, RowFilter.NONE);
  }
}
