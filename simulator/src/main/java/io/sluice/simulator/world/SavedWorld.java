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
    long sequence,
    List<Agenda.Entry> agenda,
    long factCount,
    List<Fact> facts,
    List<InstanceState> instances,
    @Nullable Story story) {

  /** Goes up when a snapshot of an older simulator cannot be read any more. */
  static final int FORMAT = 2;
}
