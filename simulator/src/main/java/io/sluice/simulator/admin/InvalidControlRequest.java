package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import java.util.List;

/** An invalid control request, answered with status 400; nothing was changed. */
final class InvalidControlRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String hint;
  private final transient List<String> choices;

  /**
   * Creates an error.
   *
   * @param field the invalid field or parameter; empty for the request as a whole
   * @param error what is wrong, in one sentence
   * @param hint what to do
   * @param choices valid values; empty if they are not a closed list
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
