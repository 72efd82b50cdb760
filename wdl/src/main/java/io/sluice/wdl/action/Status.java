package io.sluice.wdl.action;

import java.util.Optional;

/** The status of an action or a run. */
public enum Status {
  /** Not started. */
  PENDING("Pending"),
  /** Started; its own work or a call is in progress. */
  RUNNING("Running"),
  /** Waiting for a point in time: the end of a delay or the next attempt of a call. */
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

  /** The name in run histories. */
  public String text() {
    return text;
  }

  /** Whether the action or run has ended. */
  public boolean isFinal() {
    return this != PENDING && this != RUNNING && this != WAITING;
  }

  /** The status of a name, in any letter case. */
  public static Optional<Status> of(String word) {
    for (Status status : values()) {
      if (status.text.equalsIgnoreCase(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
