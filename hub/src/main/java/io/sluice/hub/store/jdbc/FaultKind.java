package io.sluice.hub.store.jdbc;

/** What a database error means for the store. */
enum FaultKind {
  /** Only this write is at fault: it violates a constraint of the schema, or there is a bug. */
  WRITE("The store refused a write", ""),
  FULL("The disk is full: free some space", "there is room"),
  UNWRITABLE(
      "The data folder cannot be written: check its rights, its mount and the disk", "it can"),
  BUSY(
      "Another program holds the database: end it (a database browser, a copy tool)", "it is free"),
  /**
   * This process acknowledges nothing more. After a failed flush the system may report later
   * flushes as successful although the data never reached the disk; reopening the store starts from
   * what is known to be on disk.
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

  /** What happened to an open store and what to do, for people. */
  String advice() {
    if (isTransient()) {
      return what + "; the store takes writes again by itself once " + passes;
    }
    return this == BROKEN ? what + "; nothing more is written until a restart" : what;
  }

  /** Why a store cannot be opened and what to do, for people. */
  String atStart() {
    return isTransient() ? what + ", then start again" : what;
  }

  /** Whether the fault may pass without a restart. */
  boolean isTransient() {
    return !passes.isEmpty();
  }
}
