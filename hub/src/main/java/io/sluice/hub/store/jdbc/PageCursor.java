package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.CursorException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: initial letter of the list and integer key of its last row, as opaque text.
 */
final class PageCursor {
  private static final int RADIX = 36;

  private PageCursor() {}

  static String of(String list, long key) {
    return list.charAt(0) + Long.toString(key, RADIX);
  }

  /** The key below which the next page starts; {@code Long.MAX_VALUE} without a cursor. */
  static long key(String list, @Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    try {
      if (cursor.length() > 1 && cursor.charAt(0) == list.charAt(0)) {
        long key = Long.parseLong(cursor.substring(1), RADIX);
        if (key > 0 && of(list, key).equals(cursor)) {
          return key;
        }
      }
    } catch (NumberFormatException notOurs) {
      throw bad(list, cursor);
    }
    throw bad(list, cursor);
  }

  private static CursorException bad(String list, String cursor) {
    return new CursorException(
        "The cursor '%s' is not one of the list of %ss: pass the text of the page before unchanged, or none to start"
            .formatted(cursor, list));
  }
}
