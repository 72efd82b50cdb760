package io.sluice.simulator.fault;

/** An invalid fault rule; the message is a readable sentence. */
public final class InvalidRuleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidRuleException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The invalid field; empty if the rule as a whole is invalid. */
  public String field() {
    return field;
  }
}
