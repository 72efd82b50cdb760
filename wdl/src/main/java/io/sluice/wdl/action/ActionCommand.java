package io.sluice.wdl.action;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Behaviour} tells the engine to do next. */
public sealed interface ActionCommand {
  /** The action has ended. */
  record Complete(ActionResult result) implements ActionCommand {}

  /** Variables receive new values, and the action has ended. */
  record Assign(List<Variable> variables, ActionResult result) implements ActionCommand {}

  /**
   * A call is sent; {@link Behaviour#answered} receives the reply to its last attempt.
   *
   * @param notBefore earliest time to send it; null for now
   */
  record SendRequest(OperationRequest request, @Nullable Instant notBefore)
      implements ActionCommand {}

  /** The reply is kept for later, and another call is sent. */
  record KeepAndSend(OperationReply reply, OperationRequest request) implements ActionCommand {}

  /** The action waits; {@link Behaviour#delayElapsed} follows at that time. */
  record Sleep(Instant until) implements ActionCommand {}

  /**
   * Blocks of actions are started; {@link Behaviour#iterationEnded} follows after each of them.
   *
   * @param memo a value to remember; stored with the first iterations only
   */
  record RunBlocks(@Nullable Object memo, List<Iteration> iterations) implements ActionCommand {}

  /** The action stays open and waits for its iterations in progress. */
  record KeepOpen() implements ActionCommand {}

  /** The run ends. */
  record EndRun(Status runStatus, @Nullable ActionError error) implements ActionCommand {}

  /**
   * One execution of a block of actions.
   *
   * @param number from 1; 0 when the action is no loop
   * @param block key of the block
   */
  record Iteration(int number, String block) {}
}
