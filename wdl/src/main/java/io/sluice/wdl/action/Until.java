package io.sluice.wdl.action;

import io.sluice.wdl.expression.Template;
import java.time.Duration;
import java.util.List;

/**
 * Runs its actions, then looks at its condition, until that holds. Reaching the count ends it with
 * the status of the last turn; reaching the time, looked at after each turn, is a time-out.
 */
record Until(Template condition, int count, Duration timeout) implements Behaviour {
  /** Turns at most, whatever the flow says. */
  static final int MAX_ITERATIONS = 5_000;

  /** Turns when the flow says nothing. */
  static final int DEFAULT_ITERATIONS = 60;

  /** Time when the flow says nothing. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

  private static final String BODY = "actions";

  static Behaviour of(SourceNode source) {
    source.body(BODY, BODY);
    return new Until(
        source.condition("expression"), count(source), Durations.limit(source, DEFAULT_TIMEOUT));
  }

  private static int count(SourceNode source) {
    Object count = source.get("limit/count");
    if (count == null) {
      return source.has("limit/timeout") ? MAX_ITERATIONS : DEFAULT_ITERATIONS;
    }
    if (count instanceof Long number && number >= 1 && number <= MAX_ITERATIONS) {
      return number.intValue();
    }
    source.problem(
        "limit/count", "count is a whole number from 1 to " + MAX_ITERATIONS, "Correct it.");
    return DEFAULT_ITERATIONS;
  }

  @Override
  public int maxIterations() {
    return count;
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return enter(1);
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    Iterations iterations = place.iterations();
    if (iterations.open() > 0) {
      return new ActionCommand.KeepOpen();
    }
    boolean over = Boolean.TRUE.equals(condition.evaluate(place.scope()));
    if (over || iterations.begun() >= count) {
      return new ActionCommand.Complete(ActionResult.ofBody(iterations.last()));
    }
    if (!place.now().isBefore(place.startedAt().plus(timeout))) {
      return new ActionCommand.Complete(
          new ActionResult(
              Status.TIMED_OUT,
              "ActionTimedOut",
              null,
              new ActionError(
                  "ActionTimedOut", "The loop went on for longer than its limit " + timeout)));
    }
    return enter(iterations.begun() + 1);
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  private static ActionCommand enter(int iteration) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(iteration, BODY)));
  }
}
