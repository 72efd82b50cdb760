package io.sluice.hub.flow;

import io.sluice.hub.store.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds open runs that were committed but never started, because the message that should have
 * started them was lost. A run counts as orphaned when two consecutive scans of the store find it
 * idle: between its commit and its start, or between its end and the commit of that, every run is
 * idle for a moment. Pure.
 */
final class OrphanedRuns {
  /**
   * Time between two scans. Too short reads the store for nothing, too long delays a run whose
   * start was lost: it begins after at most twice this time.
   */
  static final Duration INTERVAL = Duration.ofSeconds(15);

  /** Open runs in one page. */
  static final int PAGE_SIZE = 1_000;

  /** Maximum number of pages in one scan; the next scan continues where it stopped. */
  static final int MAX_PAGES = 20;

  /** Maximum number of claims kept, to ignore start messages that arrive late; oldest go first. */
  static final int MAX_CLAIMS = 10_000;

  private final Set<String> claims = new LinkedHashSet<>();
  private Set<String> idleBefore = new LinkedHashSet<>();
  private Set<String> idleNow = new LinkedHashSet<>();
  private @Nullable String cursor;
  private int pages;

  /** Cursor of the next page to read; null for the oldest open runs. */
  @Nullable String cursor() {
    return cursor;
  }

  /**
   * Evaluates a page of open runs.
   *
   * @param idle whether a run is neither queued nor active
   * @return the orphaned runs of the page
   */
  List<String> found(Page<String> page, Predicate<String> idle) {
    List<String> orphaned = new ArrayList<>();
    for (String id : page.items()) {
      if (idle.test(id)) {
        idleNow.add(id);
        if (idleBefore.contains(id)) {
          orphaned.add(id);
        }
      }
    }
    cursor = page.next();
    pages++;
    if (cursor == null) {
      idleBefore = idleNow;
      idleNow = new LinkedHashSet<>();
    }
    return orphaned;
  }

  /** Whether this scan reads another page. */
  boolean hasMore() {
    boolean more = cursor != null && pages < MAX_PAGES;
    if (!more) {
      pages = 0;
    }
    return more;
  }

  /** Claims a run for its rescue: from now on its start message is ignored. */
  void claim(String id) {
    claims.add(id);
    if (claims.size() > MAX_CLAIMS) {
      Iterator<String> oldest = claims.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Withdraws a claim. */
  void unclaim(String id) {
    claims.remove(id);
  }

  /** Whether a run is claimed. */
  boolean isClaimed(String id) {
    return claims.contains(id);
  }
}
