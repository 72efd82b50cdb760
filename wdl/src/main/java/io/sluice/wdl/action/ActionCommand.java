package io.sluice.wdl.action;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action wants next. */
public sealed interface ActionCommand {
  /** It has ended. */
  record Complete(ActionResult result) implements ActionCommand {}

  /** Variables get new values, and it has ended. */
  record Assign(List<Variable> variables, ActionResult result) implements ActionCommand {}

  /**
   * A call is to be made; {@link Behaviour#answered} hears of its last attempt.
   *
   * @param notBefore null for at once
   */
  record SendRequest(OperationRequest request, @Nullable Instant notBefore)
      implements ActionCommand {}

  /** The reply is to be kept, and another call to be made. */
  record KeepAndSend(OperationReply reply, OperationRequest request) implements ActionCommand {}

  /** Nothing until then; {@link Behaviour#delayElapsed} is told. */
  record Sleep(Instant until) implements ActionCommand {}

  /**
   * Bodies are to be run; {@link Behaviour#iterationEnded} hears of each end.
   *
   * @param memo what the action wants to remember, kept from the first time
   */
  record RunBlocks(@Nullable Object memo, List<Iteration> iterations) implements ActionCommand {}

  /** What is under way goes on. */
  record KeepOpen() implements ActionCommand {}

  /** The run is to end. */
  record EndRun(Status runStatus, @Nullable ActionError error) implements ActionCommand {}

  /**
   * One pass through a body.
   *
   * @param number 1 for a loop's first; 0 when the action is no loop
   * @param body the body's key
   */
  record Iteration(int number, String body) {}
}
