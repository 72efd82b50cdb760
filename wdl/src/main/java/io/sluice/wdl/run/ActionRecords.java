package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of actions that expressions see. */
final class ActionRecords {
  private ActionRecords() {}

  /** Whether an action has a record that expressions may read: it has begun or was skipped. */
  static boolean isThere(ActionExecution activation) {
    return activation.status != Status.PENDING;
  }

  /** What {@code actions('X')} gives. */
  static Map<String, @Nullable Object> of(ActionExecution activation) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", activation.node.name());
    if (!activation.node.behaviour().isContainer()) {
      record.put("inputs", activation.inputs);
      record.put("outputs", activation.outputs);
    }
    record.put("startTime", time(activation.startedAt));
    record.put("endTime", time(activation.endedAt));
    record.put("trackingId", activation.path);
    if (activation.code != null && !activation.code.equals(ActionResult.NOT_SPECIFIED)) {
      record.put("code", activation.code);
    }
    record.put("status", activation.status.text());
    if (activation.error != null) {
      record.put("error", error(activation.error));
    }
    return record;
  }

  /**
   * What {@code result('X')} gives: each action inside, once. For a loop over items each has the
   * records of all turns as its outputs; for the others it is the record of the last turn.
   */
  static List<@Nullable Object> children(ActionExecution container) {
    if (container.frames.isEmpty()) {
      return List.of();
    }
    boolean foreach = container.node.behaviour().isForeach();
    BlockExecution last = container.frames.get(container.frames.size() - 1);
    List<@Nullable Object> children = new ArrayList<>();
    for (String name : last.actions.keySet()) {
      children.add(foreach ? repeated(container, name) : one(last, name));
    }
    return children;
  }

  private static @Nullable Object one(BlockExecution frame, String name) {
    ActionExecution activation = frame.actions.get(name);
    return activation == null ? null : of(activation);
  }

  private static Map<String, @Nullable Object> repeated(ActionExecution container, String name) {
    List<@Nullable Object> outputs = new ArrayList<>();
    Status worst = Status.SUCCEEDED;
    for (BlockExecution frame : container.frames) {
      ActionExecution activation = frame.actions.get(name);
      if (activation != null) {
        outputs.add(of(activation));
        worst = activation.status == Status.SUCCEEDED ? worst : activation.status;
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", name);
    record.put("outputs", outputs);
    record.put("repetitionCount", (long) outputs.size());
    record.put("status", worst.text());
    return record;
  }

  /** What a place outside a loop over items sees of an action inside: the outputs of its turns. */
  static Map<String, @Nullable Object> repeated(List<ActionExecution> turns) {
    List<@Nullable Object> outputs = new ArrayList<>();
    Status worst = Status.SUCCEEDED;
    for (ActionExecution turn : turns) {
      if (turn.status != Status.SKIPPED) {
        outputs.add(turn.outputs);
        worst = turn.status == Status.SUCCEEDED ? worst : turn.status;
      }
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", turns.get(0).node.name());
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

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
