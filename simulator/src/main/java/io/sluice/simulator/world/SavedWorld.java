package io.sluice.simulator.world;

import java.time.Instant;
import java.util.List;

/** The content of a {@link Snapshot}. */
record SavedWorld(
    int format,
    long seed,
    Instant start,
    Instant now,
    long sequence,
    List<Agenda.Entry> agenda,
    long factCount,
    List<Fact> facts,
    List<InstanceState> instances) {

  /** Goes up when a snapshot of an older simulator cannot be read any more. */
  static final int FORMAT = 1;
}
