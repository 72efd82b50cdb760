package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code actions('X')} and {@code result('X')}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference#result">Microsoft:
 *     result function</a>
 */
final class ActionRecords {
  private ActionRecords() {}

  /** Whether expressions can read an action: it has started or was skipped. */
  static boolean isThere(ActionExecution execution) {
    return execution.status != Status.PENDING;
  }

  /** The value of {@code actions('X')}. */
  static Map<String, @Nullable Object> of(ActionExecution execution, RunIds ids) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", execution.node.name());
    if (!execution.node.behaviour().isContainer() && execution.status != Status.SKIPPED) {
      record.put("inputs", execution.node.behaviour().shownInputs(execution.inputs));
      record.put("outputs", execution.outputs);
    }
    record.put("startTime", RecordTimes.text(execution.startedAt));
    record.put("endTime", RecordTimes.text(execution.endedAt));
    record.put("trackingId", ids.tracking(execution.path));
    record.put("clientTrackingId", ids.run());
    if (execution.code != null && !execution.code.equals(ActionResult.NOT_SPECIFIED)) {
      record.put("code", execution.code);
    }
    record.put("status", execution.status.text());
    if (execution.error != null) {
      record.put("error", error(execution.error));
    }
    return record;
  }

  /**
   * The value of {@code result('X')}: each action inside, once. In a Foreach, its outputs are the
   * records of all iterations; in other containers it is the record of the last execution.
   */
  static List<@Nullable Object> children(ActionExecution container, RunIds ids) {
    if (container.blocks.isEmpty()) {
      return List.of();
    }
    boolean foreach = container.node.behaviour().isForeach();
    BlockExecution last = container.blocks.get(container.blocks.size() - 1);
    List<@Nullable Object> children = new ArrayList<>();
    for (String name : last.actions.keySet()) {
      children.add(foreach ? repeated(container, name, ids) : one(last, name, ids));
    }
    return children;
  }

  private static @Nullable Object one(BlockExecution block, String name, RunIds ids) {
    ActionExecution execution = block.actions.get(name);
    return execution == null ? null : of(execution, ids);
  }

  private static Map<String, @Nullable Object> repeated(
      ActionExecution container, String name, RunIds ids) {
    List<@Nullable Object> outputs = new ArrayList<>();
    Status worst = Status.SUCCEEDED;
    for (BlockExecution block : container.blocks) {
      ActionExecution execution = block.actions.get(name);
      if (execution != null) {
        outputs.add(of(execution, ids));
        worst = execution.status == Status.SUCCEEDED ? worst : execution.status;
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", name);
    record.put("outputs", outputs);
    record.put("repetitionCount", (long) outputs.size());
    record.put("status", worst.text());
    return record;
  }

  /** The record of an action in a Foreach, seen from outside: the outputs of all iterations. */
  static Map<String, @Nullable Object> repeated(List<ActionExecution> iterations) {
    List<@Nullable Object> outputs = new ArrayList<>();
    Status worst = Status.SUCCEEDED;
    for (ActionExecution iteration : iterations) {
      if (iteration.status != Status.SKIPPED) {
        outputs.add(iteration.outputs);
        worst = iteration.status == Status.SUCCEEDED ? worst : iteration.status;
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", iterations.get(0).node.name());
    record.put("outputs", outputs);
    record.put("repetitionCount", (long) outputs.size());
    record.put("status", outputs.isEmpty() ? Status.SKIPPED.text() : worst.text());
    return record;
  }

  private static Map<String, @Nullable Object> error(ActionError error) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("code", error.code());
    record.put("message", error.message());
    return record;
  }
}
