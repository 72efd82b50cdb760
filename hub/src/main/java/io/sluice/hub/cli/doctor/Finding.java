package io.sluice.hub.cli.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param sentence what holds, for people; never a secret
 * @param hint what to do; empty when there is nothing to do
 */
record Finding(State state, String sentence, String hint) {
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

  static Finding ok(String sentence) {
    return new Finding(State.OK, sentence, "");
  }

  static Finding warning(String sentence, String hint) {
    return new Finding(State.WARNING, sentence, hint);
  }

  static Finding failed(String sentence, String hint) {
    return new Finding(State.FAILED, sentence, hint);
  }

  static Finding skipped(String why) {
    return new Finding(State.SKIPPED, why, "");
  }
}
