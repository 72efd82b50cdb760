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
 * Tells which of the store's open runs were left behind: committed, and the message that was to
 * start them lost. A run is one when two looks running find it under way nowhere: between a commit
 * and its start, or an end and its commit, a run may look so for a moment. Pure.
 */
final class OrphanedRuns {
  /**
   * Time between two looks. Too short reads the store for nothing, too long lets a run whose start
   * got lost wait: it begins after at most twice this time.
   */
  static final Duration EVERY = Duration.ofSeconds(15);

  /** Open runs in one reading. */
  static final int PAGE = 1_000;

  /** Readings in one look; the next look goes on where it ended. */
  static final int PAGES = 20;

  /** Claims remembered, to leave alone a start that comes after all; the oldest go first. */
  static final int CLAIMS = 10_000;

  private final Set<String> claims = new LinkedHashSet<>();
  private Set<String> seen = new LinkedHashSet<>();
  private Set<String> missing = new LinkedHashSet<>();
  private @Nullable String cursor;
  private int pages;

  /** Where the next reading begins; null for the oldest run. */
  @Nullable String cursor() {
    return cursor;
  }

  /**
   * Takes in a page of open runs.
   *
   * @param idle whether a run is under way nowhere
   * @return those that were so in the round before too
   */
  List<String> found(Page<String> page, Predicate<String> idle) {
    List<String> left = new ArrayList<>();
    for (String id : page.items()) {
      if (idle.test(id)) {
        missing.add(id);
        if (seen.contains(id)) {
          left.add(id);
        }
      }
    }
    cursor = page.next();
    pages++;
    if (cursor == null) {
      seen = missing;
      missing = new LinkedHashSet<>();
    }
    return left;
  }

  /** Whether this look reads on. */
  boolean again() {
    boolean more = cursor != null && pages < PAGES;
    if (!more) {
      pages = 0;
    }
    return more;
  }

  /** Keeps everybody else from starting a run. */
  void claim(String id) {
    claims.add(id);
    if (claims.size() > CLAIMS) {
      Iterator<String> oldest = claims.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Takes a claim back. */
  void giveUp(String id) {
    claims.remove(id);
  }

  /** Whether a run is claimed. */
  boolean claimed(String id) {
    return claims.contains(id);
  }
}
