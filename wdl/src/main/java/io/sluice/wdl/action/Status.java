package io.sluice.wdl.action;

import java.util.Optional;

/** Where an action stands, and how a run ends. */
public enum Status {
  /** Not yet looked at. */
  PENDING("Pending"),
  RUNNING("Running"),
  /** Waits for a time: a delay, or the next attempt. */
  WAITING("Waiting"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  SKIPPED("Skipped"),
  TIMED_OUT("TimedOut"),
  CANCELLED("Cancelled");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** The word that run records use. */
  public String text() {
    return text;
  }

  /** Whether it can no longer change. */
  public boolean isFinal() {
    return this != PENDING && this != RUNNING && this != WAITING;
  }

  /** The status of a word, whatever its letter case. */
  public static Optional<Status> of(String word) {
    for (Status status : values()) {
      if (status.text.equalsIgnoreCase(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
