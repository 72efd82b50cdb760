package io.sluice.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a {@link Snapshot}. */
record SavedWorld(
    int format,
    long seed,
    Instant start,
    Instant now,
    SavedAgenda agenda,
    SavedFacts facts,
    List<InstanceState> instances,
    @Nullable Story story) {

  /** Increased when a snapshot of an older simulator can no longer be read. */
  static final int FORMAT = 3;

  /**
   * What is planned.
   *
   * @param sequence number of the latest entry ever planned
   * @param entries entries that are still due, in order
   */
  record SavedAgenda(long sequence, List<Agenda.Entry> entries) {}

  /**
   * What happened.
   *
   * @param count number of facts since the start
   * @param kept the latest of them
   */
  record SavedFacts(long count, List<Fact> kept) {}
}
