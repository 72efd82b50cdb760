package io.sluice.wdl.expression;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Values;
import io.sluice.wdl.json.WorkMeter;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one template: the scope that is looked at and the work that is left. Used by
 * one thread, thrown away afterwards.
 */
public final class Evaluation implements WorkMeter {
  private final Scope scope;
  private long work;

  /** Starts an evaluation with the whole budget of {@link Bounds#MAX_WORK}. */
  public Evaluation(Scope scope) {
    this.scope = scope;
  }

  /** What the expression may look at. */
  public Scope scope() {
    return scope;
  }

  /** True when the Logic Apps Standard host's behaviour is asked for where the hosts differ. */
  public boolean standardHost() {
    return scope.dialect() == Dialect.LOGIC_APPS_STANDARD;
  }

  /**
   * Takes work units from the budget.
   *
   * @throws ExpressionException when nothing is left
   */
  @Override
  public void charge(long units) {
    work += units;
    if (work > Bounds.MAX_WORK) {
      throw new ExpressionException(
          "The expression does more than "
              + Bounds.MAX_WORK
              + " units of work in one evaluation (a unit is a call, or a character or element that"
              + " is produced). Split it over several actions or work on less data.");
    }
  }

  /**
   * Takes the work for a text of this many characters before it is built.
   *
   * @throws ExpressionException when the text would be longer than {@link Bounds#MAX_TEXT}
   */
  public void chargeText(long characters) {
    if (characters > Bounds.MAX_TEXT) {
      throw new ExpressionException(
          "The result would be a text of more than " + Bounds.MAX_TEXT + " characters.");
    }
    charge(characters);
  }

  /** Deep equality as {@link Values#equal} has it, with the work for what is compared. */
  public boolean equal(@Nullable Object a, @Nullable Object b) {
    return Values.equal(a, b, 0, this);
  }

  /** A hash that agrees with {@link #equal}, with the work for what is looked at. */
  public int hash(@Nullable Object value) {
    return Values.hash(value, 0, this);
  }

  /** Appends a piece to a text that is being built, and takes the work for it. */
  public void append(StringBuilder text, String piece) {
    if ((long) text.length() + piece.length() > Bounds.MAX_TEXT) {
      chargeText((long) text.length() + piece.length());
    }
    charge(piece.length());
    text.append(piece);
  }

  /** Takes the work for a text and gives it back. */
  public String charged(String text) {
    chargeText(text.length());
    return text;
  }
}
