package io.sluice.simulator.fault;

/** A fault rule that cannot be meant; the message is a sentence for people. */
public final class InvalidRuleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidRuleException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field of the rule that is wrong; empty when it is the rule as a whole. */
  public String field() {
    return field;
  }
}
