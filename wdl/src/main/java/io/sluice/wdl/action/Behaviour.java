package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import org.jspecify.annotations.Nullable;

/** A compiled action: immutable, without state of its own, pure. */
public interface Behaviour {
  /**
   * The evaluated inputs, as the record shows them.
   *
   * @throws ExpressionException when an expression fails; the action then fails with it
   */
  default @Nullable Object inputs(Scope scope) {
    return null;
  }

  /** What to do first. An {@link ExpressionException} fails the action. */
  ActionCommand start(ActionContext place);

  /** What to do with the reply of the last attempt, failed ones included. */
  default ActionCommand answered(ActionContext place, OperationReply reply) {
    throw new IllegalStateException("this action makes no calls");
  }

  /** What to do when the time has come. */
  default ActionCommand delayElapsed(ActionContext place) {
    throw new IllegalStateException("this action does not wait");
  }

  /**
   * What to do when a turn has ended. May be told more than once of the same end, and decides from
   * {@link ActionContext#iterations} alone.
   */
  default ActionCommand iterationEnded(ActionContext place) {
    throw new IllegalStateException("this action has no bodies");
  }

  /** Whether it runs other actions; its expression is then "for" the action, not its inputs. */
  default boolean isContainer() {
    return false;
  }

  /** What it calls outside; null when it calls nobody. */
  default @Nullable Callee callee() {
    return null;
  }

  /** How often it runs its actions at most; 1 for a container that is no bounded loop. */
  default int maxIterations() {
    return 1;
  }

  /** The item of a loop's turn; null when it is no loop over items. */
  default @Nullable Object item(@Nullable Object memo, int iteration) {
    return null;
  }

  /** The connector that it calls, as in {@code teams}; empty when it calls nobody. */
  default String connector() {
    return "";
  }

  /** Whether {@code items()} may name it. */
  default boolean isForeach() {
    return false;
  }
}
