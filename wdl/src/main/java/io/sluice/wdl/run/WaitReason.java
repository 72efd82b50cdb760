package io.sluice.wdl.run;

/** What an open action waits for. */
public enum WaitReason {
  /** The reply to a call that has been sent. */
  ANSWER("answer"),
  /** The time of the next attempt, after a failed one. */
  RETRY("retry"),
  /** The time of the next attempt, after a call that was throttled. */
  QUOTA("quota"),
  /** The end of a delay, or the time of the next poll. */
  DELAY("delay");

  private final String text;

  WaitReason(String text) {
    this.text = text;
  }

  /** The word that journals, API and console use. */
  public String text() {
    return text;
  }

  /**
   * The reason of a word.
   *
   * @throws IllegalArgumentException when there is no such reason
   */
  public static WaitReason of(String text) {
    for (WaitReason reason : values()) {
      if (reason.text.equals(text)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("an action does not wait for '" + text + "'");
  }
}
