package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/**
 * How an action ended.
 *
 * @param status final
 * @param code the record's code: {@code OK}, {@code NotSpecified}, an HTTP status name, ...
 * @param outputs what {@code outputs('X')} gives; null when there are none
 */
public record ActionResult(
    Status status, String code, @Nullable Object outputs, @Nullable ActionError error) {
  /** The code of variables, containers and Terminate. */
  public static final String NOT_SPECIFIED = "NotSpecified";

  /** Success of an inline action. */
  public static ActionResult ok(@Nullable Object outputs) {
    return new ActionResult(Status.SUCCEEDED, "OK", outputs, null);
  }

  /** Success of an action whose code is not specified. */
  public static ActionResult done(@Nullable Object outputs) {
    return new ActionResult(Status.SUCCEEDED, NOT_SPECIFIED, outputs, null);
  }

  /** Failure without outputs; the record's code is the same as the error's. */
  public static ActionResult failed(String code, String message) {
    return failed(code, code, message);
  }

  /** Failure without outputs. */
  public static ActionResult failed(String code, String errorCode, String message) {
    return new ActionResult(Status.FAILED, code, null, new ActionError(errorCode, message));
  }

  /** What a container makes of its body's status. */
  public static ActionResult ofBody(Status body) {
    if (body == Status.SUCCEEDED) {
      return done(null);
    }
    return new ActionResult(
        body,
        "ActionFailed",
        null,
        new ActionError("ActionFailed", "An action failed. No dependent actions succeeded."));
  }
}
