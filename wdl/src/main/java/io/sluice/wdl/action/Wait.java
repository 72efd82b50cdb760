package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delay, for a time or until a time; a time that is past is no delay. */
record Wait(Template template) implements Behaviour {
  static Behaviour of(Source source) {
    if (!source.has("inputs/interval") && !source.has("inputs/until")) {
      source.problem(
          "inputs", "a delay has an interval {count, unit} or an until {timestamp}", "Add one.");
    }
    return new Wait(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public Step start(Place place) {
    Instant until = until(place);
    return until.isAfter(place.now()) ? new Step.Sleep(until) : new Step.Finish(over());
  }

  @Override
  public Step woke(Place place) {
    return new Step.Finish(over());
  }

  private static Instant until(Place place) {
    Object until = Data.member(place.inputs(), "until");
    if (until != null) {
      return Times.instant(TextForm.of(Data.member(until, "timestamp")));
    }
    Object interval = Data.member(place.inputs(), "interval");
    if (!(Data.member(interval, "count") instanceof Long count) || count < 0) {
      throw new ExpressionException("The delay's count must be a whole number from 0.");
    }
    return Times.plus(place.now(), count, TextForm.of(Data.member(interval, "unit")));
  }

  private static Result over() {
    return Result.ok(null);
  }
}
