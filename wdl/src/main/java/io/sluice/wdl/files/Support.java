package io.sluice.wdl.files;

/** How far a {@link FlowHost} supports an action. */
public enum Support {
  /** The action type exists, and so does its connector if it calls one. */
  RUNS("runs"),
  /** The host lacks the connector, or only Logic Apps has the action: a mock answers. */
  MOCK("mock"),
  /** The action type does not exist. */
  UNSUPPORTED("unsupported");

  private final String word;

  Support(String word) {
    this.word = word;
  }

  /** The value in reports and JSON. */
  public String word() {
    return word;
  }
}
