package io.sluice.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What happened in the world, in order. Only the latest {@value #KEPT} facts are kept: who needs
 * all of them reads as the world goes on.
 */
public final class Facts {

  /** How many facts are kept. */
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

  /** How many facts there ever were; the sequence of the latest one. */
  public long count() {
    return count;
  }

  /** How many of them are no longer kept. */
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
