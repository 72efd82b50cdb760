package io.sluice.wdl.files;

/** What becomes of an action here. */
public enum Support {
  /** Its type is in the table, and its connector, if any, is here. */
  RUNS("runs"),
  /** Its connector is not here: it is answered by a mock. */
  MOCK("mock"),
  /** Its type is not in the table. */
  UNSUPPORTED("unsupported");

  private final String word;

  Support(String word) {
    this.word = word;
  }

  /** The word that reports have. */
  public String word() {
    return word;
  }
}
