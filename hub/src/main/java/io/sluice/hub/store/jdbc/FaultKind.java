package io.sluice.hub.store.jdbc;

/** What a database error means for the store. */
enum FaultKind {
  /** Only this write is at fault (a broken rule of the schema, a bug). */
  WRITE("The store refused a write", ""),
  FULL("The disk is full: free some space", "there is room"),
  UNWRITABLE(
      "The data folder cannot be written: check its rights, its mount and the disk", "it can"),
  BUSY(
      "Another program holds the database: end it (a database browser, a copy tool)", "it is free"),
  /**
   * Nothing more is acknowledged by this process. After a failed flush the system may report later
   * ones as good although data never reached the disk, so going on is not safe; opening the store
   * again starts from what is known to be on disk.
   */
  BROKEN(
      "The disk failed or the database is damaged: check the disk and run 'sluice doctor'; if it is"
          + " damaged, 'sluice restore' brings back the latest backup",
      "");

  private final String what;
  private final String passes;

  FaultKind(String what, String passes) {
    this.what = what;
    this.passes = passes;
  }

  /** What happened to a store at work and what to do, for people. */
  String advice() {
    if (passing()) {
      return what + "; the store takes writes again by itself once " + passes;
    }
    return this == BROKEN ? what + "; nothing more is written until a restart" : what;
  }

  /** What keeps a store from being opened and what to do, for people. */
  String atStart() {
    return passing() ? what + ", then start again" : what;
  }

  /** Whether it may go away without a restart. */
  boolean passing() {
    return !passes.isEmpty();
  }
}
