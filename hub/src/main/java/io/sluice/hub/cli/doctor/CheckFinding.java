package io.sluice.hub.cli.doctor;

import java.util.Locale;

/**
 * Result of one aspect of a check.
 *
 * @param sentence the finding as a sentence; never contains a secret
 * @param hint what to do; empty if there is nothing to do
 */
record CheckFinding(State state, String sentence, String hint) {
  /** Severity of a finding. */
  enum State {
    /** No problem. */
    OK,
    /** The hub can run, but a problem is likely. */
    WARNING,
    /** The hub cannot run as configured. */
    FAILED,
    /** Could not be checked; the sentence gives the reason. */
    SKIPPED;

    /** The state's name in output and JSON. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CheckFinding ok(String sentence) {
    return new CheckFinding(State.OK, sentence, "");
  }

  static CheckFinding warning(String sentence, String hint) {
    return new CheckFinding(State.WARNING, sentence, hint);
  }

  static CheckFinding failed(String sentence, String hint) {
    return new CheckFinding(State.FAILED, sentence, hint);
  }

  static CheckFinding skipped(String why) {
    return new CheckFinding(State.SKIPPED, why, "");
  }
}
