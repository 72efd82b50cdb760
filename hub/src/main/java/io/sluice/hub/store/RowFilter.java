package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * Which rows a list shows. A null component accepts every row; a list without kind, subject or
 * status refuses to filter by it.
 *
 * @param kind trigger kind (events, decisions) or what was missed (gaps)
 * @param subject display name or id of the subject (events), subject or flow (decisions), flow
 *     (runs)
 * @param status ruling (decisions) or status (runs)
 */
public record RowFilter(@Nullable String kind, @Nullable String subject, @Nullable String status) {
  /** Accepts every row. */
  public static final RowFilter NONE = new RowFilter(null, null, null);
}
