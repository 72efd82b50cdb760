package io.sluice.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The facts of a world, in order. Only the latest {@value #KEPT} are kept; to see all, read them
 * while the world advances.
 */
public final class Facts {

  /** Maximum number of facts kept. */
  public static final int KEPT = 50_000;

  final Deque<Fact> kept = new ArrayDeque<>();
  long count;

  Facts() {}

  Fact add(LongFunction<Fact> fact) {
    Fact noted = fact.apply(++count);
    kept.addLast(noted);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    return noted;
  }

  /** Number of facts since the start, which is the sequence of the latest. */
  public long count() {
    return count;
  }

  /** Number of facts no longer kept. */
  public long forgotten() {
    return count - kept.size();
  }

  /** The kept facts. */
  public List<Fact> all() {
    return List.copyOf(kept);
  }

  /** The kept facts with a sequence above {@code sequence}, oldest first. */
  public List<Fact> since(long sequence) {
    List<Fact> facts = new ArrayList<>();
    Iterator<Fact> newest = kept.descendingIterator();
    for (long wanted = count - sequence; wanted > 0 && newest.hasNext(); wanted--) {
      facts.add(newest.next());
    }
    Collections.reverse(facts);
    return facts;
  }
}
