package io.sluice.wdl.expression;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Values;
import io.sluice.wdl.json.WorkMeter;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a template: its scope and its work budget. Not thread-safe; used once and
 * discarded.
 */
public final class Evaluation implements WorkMeter {
  private final Scope scope;
  private long work;

  /** Starts an evaluation with a budget of {@link Bounds#MAX_WORK} units. */
  public Evaluation(Scope scope) {
    this.scope = scope;
  }

  /** The data, clock and random source that the expression may use. */
  public Scope scope() {
    return scope;
  }

  /** True if the Logic Apps Standard host's side of a difference is wanted. */
  public boolean standard(Difference difference) {
    return difference.standard(scope.dialect());
  }

  /**
   * Charges work units to the budget.
   *
   * @throws ExpressionException if the budget is exhausted
   */
  @Override
  public void charge(long units) {
    work += units;
    if (work > Bounds.MAX_WORK) {
      throw new ExpressionException(
          "The expression exceeds the limit of "
              + Bounds.MAX_WORK
              + " work units per evaluation (a unit is a call, or a character or element that is"
              + " produced). Split it into several actions or process less data.");
    }
  }

  /**
   * Charges the work for a string before it is built.
   *
   * @throws ExpressionException if the string would be longer than {@link Bounds#MAX_TEXT}, or the
   *     budget is exhausted
   */
  public void chargeText(long characters) {
    if (characters > Bounds.MAX_TEXT) {
      throw new ExpressionException(
          "The result would be a string of more than " + Bounds.MAX_TEXT + " characters.");
    }
    charge(characters);
  }

  /** {@link Values#equal Deep equality}, charging the work of the comparison. */
  public boolean equal(@Nullable Object a, @Nullable Object b) {
    return Values.equal(a, b, 0, this);
  }

  /** A hash code consistent with {@link #equal}, charging the work of computing it. */
  public int hash(@Nullable Object value) {
    return Values.hash(value, 0, this);
  }

  /** Appends to a string that is being built, charging one unit per character. */
  public void append(StringBuilder text, String piece) {
    if ((long) text.length() + piece.length() > Bounds.MAX_TEXT) {
      chargeText((long) text.length() + piece.length());
    }
    charge(piece.length());
    text.append(piece);
  }

  /** Charges the work for a string and returns it. */
  public String charged(String text) {
    chargeText(text.length());
    return text;
  }
}
