package io.sluice.simulator.world;

import java.time.Instant;

/** Creator, last editor, times and version, which most of the API's types have in common. */
final class Stamp {
  static final String SYSTEM = "system";

  long version = 1;
  String createdBy = SYSTEM;
  Instant created = Instant.EPOCH;
  String updatedBy = SYSTEM;
  Instant updated = Instant.EPOCH;

  static Stamp at(Instant now, String who) {
    Stamp stamp = new Stamp();
    stamp.created = now;
    stamp.createdBy = who;
    stamp.updated = now;
    stamp.updatedBy = who;
    return stamp;
  }

  void change(Instant now, String who) {
    version++;
    updated = now;
    updatedBy = who;
  }
}
