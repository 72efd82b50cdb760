package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param limit 1 to 1,000
 * @param cursor from the page before; null for the newest
 * @param kind only this trigger kind (events, decisions); null for all. A list without kind,
 *     subject or status refuses to filter by it
 * @param subject only rows of this subject (by name or id; events), of this subject or flow
 *     (decisions), of this flow (runs); null for all
 * @param status only this verdict (decisions) or status (runs); null for all
 */
public record Query(
    int limit,
    @Nullable String cursor,
    @Nullable String kind,
    @Nullable String subject,
    @Nullable String status) {
  /** The newest rows. */
  public static Query newest(int limit) {
    return new Query(limit, null, null, null, null);
  }
}
