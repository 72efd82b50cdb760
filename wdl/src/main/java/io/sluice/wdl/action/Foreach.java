package io.sluice.wdl.action;

import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Foreach: runs its actions for each item of an array. Iterations run one after the other, as in
 * Power Automate, unless {@code repetitions} is set. All iterations run even if one fails; the loop
 * then fails.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#foreach-action">Microsoft:
 *     Foreach action</a>
 */
record Foreach(Template source, int repetitions) implements Behaviour {
  /** Maximum number of items, a limit of Power Automate. */
  static final int MAX_ITEMS = 100_000;

  /** Maximum number of concurrent iterations. */
  static final int MAX_REPETITIONS = 50;

  private static final String BODY = "actions";

  static Behaviour of(SourceNode source) {
    source.block(BODY, BODY);
    return new Foreach(source.required("foreach"), repetitions(source));
  }

  private static int repetitions(SourceNode source) {
    String options = String.valueOf(source.get("operationOptions")).toLowerCase(Locale.ROOT);
    Object set = source.get("runtimeConfiguration/concurrency/repetitions");
    if (set == null || options.contains("sequential")) {
      return 1;
    }
    if (set instanceof Long number && number >= 1 && number <= MAX_REPETITIONS) {
      return number.intValue();
    }
    source.correctable(
        "runtimeConfiguration/concurrency/repetitions",
        "repetitions must be an integer from 1 to " + MAX_REPETITIONS,
        "Correct it, or remove it to run one iteration at a time.");
    return 1;
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object items = source.evaluate(place.scope());
    if (!(items instanceof List<?> list)) {
      return InputValues.notValid("foreach", items, "a valid array");
    }
    if (list.size() > MAX_ITEMS) {
      return new ActionCommand.Complete(
          ActionResult.failed(
              InputValues.EVALUATION_FAILED,
              "The array has " + list.size() + " items; the maximum is " + MAX_ITEMS));
    }
    return list.isEmpty()
        ? new ActionCommand.Complete(ActionResult.done(null))
        : new ActionCommand.RunBlocks(list, iterations(1, Math.min(list.size(), repetitions)));
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    int all = place.memo() instanceof List<?> list ? list.size() : 0;
    Iterations iterations = place.iterations();
    if (iterations.begun() < all) {
      int last = Math.min(all, iterations.begun() + repetitions - iterations.open());
      return last == iterations.begun()
          ? new ActionCommand.KeepOpen()
          : new ActionCommand.RunBlocks(null, iterations(iterations.begun() + 1, last));
    }
    return iterations.open() > 0
        ? new ActionCommand.KeepOpen()
        : new ActionCommand.Complete(ActionResult.ofBlock(iterations.worst()));
  }

  @Override
  public @Nullable Object item(@Nullable Object memo, int iteration) {
    return memo instanceof List<?> list ? list.get(iteration - 1) : null;
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  @Override
  public boolean isForeach() {
    return true;
  }

  private static List<ActionCommand.Iteration> iterations(int first, int last) {
    List<ActionCommand.Iteration> iterations = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      iterations.add(new ActionCommand.Iteration(number, BODY));
    }
    return iterations;
  }
}
