package io.sluice.hub.store.jdbc;

/** What a database error means for the store. */
enum Trouble {
  /** Only this write is at fault (a broken rule of the schema, a bug). */
  WRITE("The store refused a write", false),
  FULL(
      "The disk is full: free some space; the store takes writes again by itself once there is"
          + " room",
      true),
  UNWRITABLE(
      "The data folder cannot be written: check its rights, its mount and the disk; the store takes"
          + " writes again by itself once it can",
      true),
  BUSY(
      "Another program holds the database: end it (a database browser, a copy tool); the store takes"
          + " writes again by itself once it is free",
      true),
  /**
   * Nothing more is acknowledged by this process. After a failed flush the system may report later
   * ones as good although data never reached the disk, so going on is not safe; opening the store
   * again starts from what is known to be on disk.
   */
  BROKEN(
      "The disk failed or the database is damaged, and nothing more is written: check the disk, run"
          + " 'sluice doctor', then restart; if it is damaged, restore the latest backup",
      false);

  private final String advice;
  private final boolean passing;

  Trouble(String advice, boolean passing) {
    this.advice = advice;
    this.passing = passing;
  }

  /** What happened and what to do, for people. */
  String advice() {
    return advice;
  }

  /** Whether it may go away without a restart. */
  boolean passing() {
    return passing;
  }
}
