package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.TextForm;
import org.jspecify.annotations.Nullable;

/**
 * Terminate: ends the run with a given status.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#terminate-action">Microsoft:
 *     Terminate action</a>
 */
record Terminate(Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    Object status = source.get("inputs/runStatus");
    boolean written = status instanceof String text && !text.startsWith("@");
    if (written && runStatus(status) == null) {
      source.problem(
          "inputs/runStatus", "runStatus must be Succeeded, Failed or Cancelled", "Choose one.");
    }
    return new Terminate(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object word = InputValues.member(place.inputs(), "runStatus");
    Status status = runStatus(word);
    if (status == null) {
      return new ActionCommand.Complete(
          ActionResult.failed(
              "BadRequest",
              "InvalidTemplate",
              "The runStatus '" + TextForm.of(word) + "' is not Succeeded, Failed or Cancelled."));
    }
    Object error = InputValues.member(place.inputs(), "runError");
    if (error == null || status != Status.FAILED) {
      return new ActionCommand.EndRun(status, null);
    }
    return new ActionCommand.EndRun(
        status,
        new ActionError(
            TextForm.of(InputValues.member(error, "code")),
            TextForm.of(InputValues.member(error, "message"))));
  }

  private static @Nullable Status runStatus(@Nullable Object word) {
    Status status = word instanceof String text ? Status.of(text).orElse(null) : null;
    boolean allowed =
        status == Status.SUCCEEDED || status == Status.FAILED || status == Status.CANCELLED;
    return allowed ? status : null;
  }
}
