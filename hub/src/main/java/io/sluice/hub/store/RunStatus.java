package io.sluice.hub.store;

import java.util.Arrays;
import java.util.List;

/** The status of a run, by the names that Power Automate's run history uses. */
public enum RunStatus {
  /** Started, or queued for a free place. */
  RUNNING("Running"),
  /** Waiting for a delay or for the next attempt of an action. */
  WAITING("Waiting"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  CANCELLED("Cancelled"),
  TIMED_OUT("TimedOut");

  private final String text;

  RunStatus(String text) {
    this.text = text;
  }

  /** The name in the store, the API and the metrics. */
  public String text() {
    return text;
  }

  /** The status of a name. */
  public static RunStatus of(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new StoreException("'" + text + "' is no status of a run"));
  }

  /** The names of all statuses. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(RunStatus::text).toList();
  }
}
