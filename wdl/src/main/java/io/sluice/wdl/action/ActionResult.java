package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/**
 * The result of an action.
 *
 * @param status a final status
 * @param code code in run histories: {@code OK}, {@code NotSpecified}, the name of an HTTP status
 * @param outputs the value of {@code outputs('X')}; null when there are none
 * @param error null when the action succeeded
 */
public record ActionResult(
    Status status, String code, @Nullable Object outputs, @Nullable ActionError error) {
  /** The code of variables, containers and Terminate. */
  public static final String NOT_SPECIFIED = "NotSpecified";

  /** The code of a container whose branching condition cannot be evaluated, and of its actions. */
  public static final String BRANCHING_FAILED = "InternalServerError";

  /** Success of an action that computes a value. */
  public static ActionResult ok(@Nullable Object outputs) {
    return new ActionResult(Status.SUCCEEDED, "OK", outputs, null);
  }

  /** Success with the code {@link #NOT_SPECIFIED}. */
  public static ActionResult done(@Nullable Object outputs) {
    return new ActionResult(Status.SUCCEEDED, NOT_SPECIFIED, outputs, null);
  }

  /** Failure without outputs; code and error code are the same. */
  public static ActionResult failed(String code, String message) {
    return failed(code, code, message);
  }

  /** Failure without outputs. */
  public static ActionResult failed(String code, String errorCode, String message) {
    return new ActionResult(Status.FAILED, code, null, new ActionError(errorCode, message));
  }

  /** The result of a container whose actions ended with this status. */
  public static ActionResult ofBlock(Status block) {
    if (block == Status.SUCCEEDED) {
      return done(null);
    }
    return new ActionResult(
        block,
        "ActionFailed",
        null,
        new ActionError("ActionFailed", "An action failed. No dependent actions succeeded."));
  }
}
