package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of one compiled action: a pure function of its context. Immutable and safe to share
 * between runs; everything that it needs to remember is part of the {@link ActionContext}.
 */
public interface Behaviour {
  /**
   * Evaluates the inputs.
   *
   * @throws ExpressionException when an expression fails; the action then fails with it
   */
  default @Nullable Object inputs(Scope scope) {
    return null;
  }

  /** The evaluated inputs as {@code actions()} and run histories show them. */
  default @Nullable Object shownInputs(@Nullable Object inputs) {
    return inputs;
  }

  /** The first command. An {@link ExpressionException} fails the action. */
  ActionCommand start(ActionContext place);

  /** The command after the reply to the last attempt of a call, successful or not. */
  default ActionCommand answered(ActionContext place, OperationReply reply) {
    throw new IllegalStateException("this action makes no calls");
  }

  /** The command after a {@link ActionCommand.Sleep} has elapsed. */
  default ActionCommand delayElapsed(ActionContext place) {
    throw new IllegalStateException("this action does not wait");
  }

  /**
   * The command after an iteration has ended. Must be idempotent and decide from {@link
   * ActionContext#iterations} alone: after a restart it may be called again for the same end.
   */
  default ActionCommand iterationEnded(ActionContext place) {
    throw new IllegalStateException("this action contains no other actions");
  }

  /** Whether it contains other actions. */
  default boolean isContainer() {
    return false;
  }

  /** The operation it calls; null when it makes no calls. */
  default @Nullable Callee callee() {
    return null;
  }

  /** The maximum number of iterations; 1 for an action that is no bounded loop. */
  default int maxIterations() {
    return 1;
  }

  /** The item of a Foreach iteration, counted from 1; null for other actions. */
  default @Nullable Object item(@Nullable Object memo, int iteration) {
    return null;
  }

  /** The connector it calls, as in {@code teams}; empty when it makes no calls. */
  default String connector() {
    return "";
  }

  /** Whether it is an agent, whose items are the agent parameters of its tool calls. */
  default boolean isAgent() {
    return false;
  }

  /** Whether it is a Foreach, whose items {@code items()} returns. */
  default boolean isForeach() {
    return false;
  }
}
