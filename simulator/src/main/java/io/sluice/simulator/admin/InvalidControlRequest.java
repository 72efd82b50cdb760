package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import java.util.List;

/** A control call that cannot be meant; nothing was changed. */
final class InvalidControlRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String hint;
  private final transient List<String> choices;

  /**
   * A refusal.
   *
   * @param field the field or parameter that is wrong; empty for the whole
   * @param error what is wrong, one sentence
   * @param hint what to do
   * @param choices what may be chosen; empty when anything else may
   */
  InvalidControlRequest(String field, String error, String hint, List<String> choices) {
    super(error);
    this.field = field;
    this.hint = hint;
    this.choices = List.copyOf(choices);
  }

  Answer answer() {
    return AdminErrors.of(400, field, String.valueOf(getMessage()), hint, choices);
  }
}
