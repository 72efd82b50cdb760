package io.sluice.wdl.action;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action wants next. */
public sealed interface Step {
  /** It has ended. */
  record Finish(Result result) implements Step {}

  /** Variables get new values, and it has ended. */
  record Assign(List<Variable> variables, Result result) implements Step {}

  /**
   * A call is to be made; {@link Behaviour#answered} hears of its last attempt.
   *
   * @param notBefore null for at once
   */
  record Ask(Request request, @Nullable Instant notBefore) implements Step {}

  /** The reply is to be kept, and another call to be made. */
  record KeepAndAsk(Reply reply, Request request) implements Step {}

  /** Nothing until then; {@link Behaviour#woke} is told. */
  record Sleep(Instant until) implements Step {}

  /**
   * Bodies are to be run; {@link Behaviour#turnEnded} hears of each end.
   *
   * @param memo what the action wants to remember, kept from the first time
   */
  record Enter(@Nullable Object memo, List<Turn> turns) implements Step {}

  /** What is under way goes on. */
  record Stay() implements Step {}

  /** The run is to end. */
  record Terminate(Status runStatus, @Nullable ActionError error) implements Step {}

  /**
   * One pass through a body.
   *
   * @param number 1 for a loop's first; 0 when the action is no loop
   * @param body the body's key
   */
  record Turn(int number, String body) {}
}
