package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.TextForm;
import org.jspecify.annotations.Nullable;

/** Ends the run with a status of its own. */
record Terminate(Template template) implements Behaviour {
  static Behaviour of(Source source) {
    Object status = source.get("inputs/runStatus");
    boolean written = status instanceof String text && !text.startsWith("@");
    if (written && runStatus(status) == null) {
      source.problem(
          "inputs/runStatus", "runStatus is Succeeded, Failed or Cancelled", "Choose one.");
    }
    return new Terminate(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public Step start(Place place) {
    Object word = Data.member(place.inputs(), "runStatus");
    Status status = runStatus(word);
    if (status == null) {
      return new Step.Finish(
          Result.failed(
              "BadRequest",
              "InvalidTemplate",
              "The runStatus '" + TextForm.of(word) + "' is not Succeeded, Failed or Cancelled."));
    }
    Object error = Data.member(place.inputs(), "runError");
    if (error == null || status != Status.FAILED) {
      return new Step.Terminate(status, null);
    }
    return new Step.Terminate(
        status,
        new ActionError(
            TextForm.of(Data.member(error, "code")), TextForm.of(Data.member(error, "message"))));
  }

  private static @Nullable Status runStatus(@Nullable Object word) {
    Status status = word instanceof String text ? Status.of(text).orElse(null) : null;
    boolean allowed =
        status == Status.SUCCEEDED || status == Status.FAILED || status == Status.CANCELLED;
    return allowed ? status : null;
  }
}
