package io.sluice.wdl.action;

import io.sluice.wdl.expression.Template;
import java.time.Duration;
import java.util.List;

/**
 * Until: repeats its actions until a condition holds, which is evaluated after each iteration.
 * Reaching the maximum count ends the loop with the status of the last iteration. The timeout is
 * checked after each iteration, and exceeding it ends the loop as timed out.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#until-action">Microsoft:
 *     Until action</a>
 */
record Until(Template condition, int count, Duration timeout) implements Behaviour {
  /** Maximum number of iterations, a limit of the platform. */
  static final int MAX_ITERATIONS = 5_000;

  /** Default number of iterations. */
  static final int DEFAULT_ITERATIONS = 60;

  /** Default timeout. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

  private static final String BODY = "actions";

  static Behaviour of(SourceNode source) {
    source.block(BODY, BODY);
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
    source.correctable(
        "limit/count", "count must be an integer from 1 to " + MAX_ITERATIONS, "Correct it.");
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
      return new ActionCommand.Complete(ActionResult.ofBlock(iterations.last()));
    }
    if (!place.now().isBefore(place.startedAt().plus(timeout))) {
      return new ActionCommand.Complete(
          new ActionResult(
              Status.TIMED_OUT,
              "ActionTimedOut",
              null,
              new ActionError("ActionTimedOut", "The loop exceeded its timeout of " + timeout)));
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
