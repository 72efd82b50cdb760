package io.sluice.hub.cli.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param sentence what holds, for people; never a secret
 * @param hint what to do; empty when there is nothing to do
 */
record CheckFinding(State state, String sentence, String hint) {
  /** How bad it is. */
  enum State {
    /** As it should be. */
    OK,
    /** The hub can work, but not for long or not for sure. */
    WARNING,
    /** The hub cannot work as it is configured. */
    FAILED,
    /** Could not be looked at; the sentence says why. */
    SKIPPED;

    /** The word that is printed. */
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
