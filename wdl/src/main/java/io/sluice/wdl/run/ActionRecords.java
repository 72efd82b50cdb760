package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionBlock;
import io.sluice.wdl.definition.ActionNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code actions('X')} and {@code result('X')}, in the form of the platform's run
 * histories.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference#result">Microsoft:
 *     result function</a>
 */
final class ActionRecords {
  private final RunIds ids;

  ActionRecords(RunIds ids) {
    this.ids = ids;
  }

  /** Whether expressions can read an action: it has started or was skipped. */
  static boolean isThere(ActionExecution execution) {
    return execution.status != Status.PENDING;
  }

  /** The value of {@code actions('X')}. */
  Map<String, @Nullable Object> of(ActionExecution execution) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", execution.node.name());
    Behaviour behaviour = execution.node.behaviour();
    Object inputs = behaviour.shownInputs(execution.inputs);
    boolean computed =
        execution.status == Status.SUCCEEDED && execution.node.type().equalsIgnoreCase("Compose");
    if (!behaviour.isContainer() || behaviour.isAgent()) {
      putPresent(record, "inputs", inputs, computed);
      putPresent(record, "outputs", execution.outputs, computed);
    }
    times(record, execution.startedAt, execution.endedAt, execution.path);
    outcome(record, execution.status, execution.code, shownError(execution));
    return record;
  }

  /** Outputs and status of an execution. */
  static Map<String, @Nullable Object> outcome(ActionExecution execution) {
    Map<String, @Nullable Object> outcome = new HashMap<>();
    outcome.put("outputs", execution.outputs);
    outcome.put("status", execution.status.text());
    return outcome;
  }

  /** The record of an action that was not executed, because its container did not run it. */
  Map<String, @Nullable Object> of(VisibleActions.Unstarted action) {
    return unstarted(action.node().name(), action.result(), action.container());
  }

  private Map<String, @Nullable Object> unstarted(
      String name, ActionResult result, ActionExecution in) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", name);
    times(record, in.endedAt, in.endedAt, in.path + "/" + name);
    outcome(record, result.status(), result.code(), result.error());
    return record;
  }

  /** The records inside a container that was not executed. */
  List<@Nullable Object> children(VisibleActions.Unstarted container) {
    List<@Nullable Object> children = new ArrayList<>();
    for (ActionBlock block : container.node().blocks().values()) {
      for (ActionNode node : block.actions().values()) {
        ActionResult result = SkippedActions.inside(node, container.node().name());
        children.add(unstarted(node.name(), result, container.container()));
      }
    }
    return children;
  }

  /**
   * The value of {@code result('X')}: each action inside, once. In a Foreach, its outputs are the
   * records of all iterations; in an Until it is the record of the last iteration; actions of
   * blocks that did not run are skipped.
   */
  List<@Nullable Object> children(ActionExecution container) {
    boolean loop = container.iterations.begun() > 0 && container.blocks.get(0).iteration > 0;
    List<@Nullable Object> children = new ArrayList<>();
    for (ActionBlock block : container.node.blocks().values()) {
      BlockExecution last = last(container, block);
      for (ActionNode node : block.actions().values()) {
        if (last == null) {
          skipped(node, container, children);
        } else if (container.node.behaviour().isForeach()) {
          children.add(repeated(container, node.name()));
        } else {
          children.add(one(last, node.name(), loop ? container.blocks.size() : 0));
        }
      }
    }
    return children;
  }

  private void skipped(
      ActionNode node, ActionExecution container, List<@Nullable Object> children) {
    if (container.status.isFinal() && !container.node.behaviour().isForeach()) {
      children.add(unstarted(node.name(), SkippedActions.inside(node, container), container));
    }
  }

  private static @Nullable BlockExecution last(ActionExecution container, ActionBlock block) {
    BlockExecution last = null;
    for (BlockExecution one : container.blocks) {
      if (one.definition.key().equals(block.key())) {
        last = one;
      }
    }
    return last;
  }

  private @Nullable Object one(BlockExecution block, String name, int repetitions) {
    ActionExecution execution = block.actions.get(name);
    if (execution == null) {
      return null;
    }
    Map<String, @Nullable Object> record = of(execution);
    if (repetitions > 0) {
      record.put("repetitionCount", (long) repetitions);
    }
    return record;
  }

  private Map<String, @Nullable Object> repeated(ActionExecution container, String name) {
    List<@Nullable Object> outputs = new ArrayList<>();
    List<Status> statuses = new ArrayList<>();
    for (BlockExecution block : container.blocks) {
      ActionExecution execution = block.actions.get(name);
      if (execution != null) {
        outputs.add(of(execution));
        statuses.add(execution.status);
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", name);
    record.put("outputs", outputs);
    times(record, container.startedAt, container.endedAt, container.path + "/" + name);
    record.put("code", ActionResult.NOT_SPECIFIED);
    record.put("status", worst(statuses).text());
    record.put("repetitionCount", (long) outputs.size());
    return record;
  }

  /** The record of an action in a Foreach, seen from outside: the outputs of all iterations. */
  static Map<String, @Nullable Object> repeated(List<ActionExecution> iterations) {
    List<@Nullable Object> outputs = new ArrayList<>();
    List<Status> statuses = new ArrayList<>();
    for (ActionExecution iteration : iterations) {
      statuses.add(iteration.status);
      if (iteration.status != Status.SKIPPED) {
        outputs.add(iteration.outputs);
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", iterations.get(0).node.name());
    record.put("outputs", outputs);
    record.put("repetitionCount", (long) outputs.size());
    record.put("status", worst(statuses).text());
    return record;
  }

  /** The status of all iterations: skipped only if all were. */
  private static Status worst(List<Status> statuses) {
    for (Status status : List.of(Status.FAILED, Status.TIMED_OUT, Status.CANCELLED)) {
      if (statuses.contains(status)) {
        return status;
      }
    }
    boolean skipped = statuses.stream().allMatch(status -> status == Status.SKIPPED);
    return skipped ? Status.SKIPPED : Status.SUCCEEDED;
  }

  private void times(
      Map<String, @Nullable Object> record,
      @Nullable Instant start,
      @Nullable Instant end,
      String path) {
    record.put("startTime", RecordTimes.text(start));
    record.put("endTime", RecordTimes.text(end));
    record.put("trackingId", ids.tracking(path));
    record.put("clientTrackingId", ids.run());
  }

  private static void outcome(
      Map<String, @Nullable Object> record,
      Status status,
      @Nullable String code,
      @Nullable ActionError error) {
    if (code != null && !code.equals(ActionResult.NOT_SPECIFIED)) {
      record.put("code", code);
    }
    record.put("status", status.text());
    if (error != null) {
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      shown.put("code", error.code());
      shown.put("message", error.message());
      record.put("error", shown);
    }
  }

  /** A call that failed with an HTTP status tells it by its code and outputs alone. */
  private static @Nullable ActionError shownError(ActionExecution execution) {
    boolean answered =
        execution.outputs instanceof Map<?, ?> outputs && outputs.containsKey("statusCode");
    return answered ? null : execution.error;
  }

  private static void putPresent(
      Map<String, @Nullable Object> record,
      String member,
      @Nullable Object value,
      boolean evenNull) {
    if (value != null || evenNull) {
      record.put(member, value);
    }
  }
}
