package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.wdl.run.JournalValues;
import io.sluice.wdl.run.RunIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of an event that {@code splitOn} divides: one for each item. Only the first run is
 * committed with the event; its trigger outputs carry the further items until their runs are
 * created. Pure.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#split-on-debatch">Microsoft:
 *     trigger multiple runs on an array</a>
 */
final class SplitRuns {
  /** Maximum number of items of one event. */
  static final int MAX_ITEMS = 1_000;

  /** Key of the further items in the first run's trigger outputs. */
  private static final String FURTHER_ITEMS = "$furtherItems";

  private SplitRuns() {}

  /** The trigger outputs of the first run. */
  static Map<String, @Nullable Object> first(Map<String, @Nullable Object> outputs, List<?> items) {
    Map<String, @Nullable Object> first = item(outputs, items.get(0));
    if (items.size() > 1) {
      first.put(FURTHER_ITEMS, items.subList(1, items.size()));
    }
    return first;
  }

  /** The runs of the further items that a first run carries; empty when it carries none. */
  static List<FlowRun> further(FlowRun first) {
    Map<String, @Nullable Object> outputs = outputs(first);
    List<FlowRun> further = new ArrayList<>();
    if (outputs.get(FURTHER_ITEMS) instanceof List<?> items) {
      for (Object item : items) {
        further.add(run(first, item(outputs, item), further.size() + 1));
      }
    }
    return further;
  }

  /** A run's trigger outputs without the items of other runs. */
  static Map<String, @Nullable Object> ownOutputs(FlowRun run) {
    Map<String, @Nullable Object> outputs = outputs(run);
    outputs.remove(FURTHER_ITEMS);
    return outputs;
  }

  private static FlowRun run(FlowRun first, Map<String, @Nullable Object> outputs, int number) {
    String eventId = first.cause().eventId();
    return new FlowRun(
        RunIds.ofItem(eventId, first.flow().name(), number),
        first.flow(),
        new RunCause(eventId, JournalValues.write(outputs), null),
        first.startedAt(),
        RunProgress.STARTED);
  }

  /** The item becomes the body; other outputs than the headers are dropped. */
  private static Map<String, @Nullable Object> item(
      Map<String, @Nullable Object> outputs, @Nullable Object item) {
    Map<String, @Nullable Object> split = new LinkedHashMap<>();
    split.put("headers", outputs.get("headers"));
    split.put("body", item);
    return split;
  }

  @SuppressWarnings("unchecked") // trigger outputs have text keys
  private static Map<String, @Nullable Object> outputs(FlowRun run) {
    if (JournalValues.read(run.cause().triggerOutputs()) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalStateException("the trigger outputs of run " + run.id() + " are no object");
  }
}
