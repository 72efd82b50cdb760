package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Performs actions in an instance: one method for each row of {@link ActionKind}. */
final class Actions {

  private final InstanceContext site;
  private final InstanceState instance;
  private final JobRunner runner;
  private final Crossings crossings;
  private final Changes changes;

  Actions(InstanceContext site, JobRunner runner, Changes changes) {
    this.site = site;
    this.instance = site.instance;
    this.runner = runner;
    this.changes = changes;
    this.crossings = new Crossings(site);
  }

  /** Performs an action at the world's current time. */
  Reply perform(Action action) {
    String target = action.targets().isEmpty() ? "" : action.targets().get(0);
    return switch (action.kind()) {
      case REFRESH_ALL -> submit(OperationType.ALL, action, "A refresh of everything starts");
      case UNIFY -> submit(OperationType.MERGE, action, "A unification starts");
      case REFRESH_SOURCE -> withSource(target, source -> refresh(source, action));
      case EVALUATE_SEGMENT -> withSegment(target, segment -> evaluate(segment, action));
      case EVALUATE_MEASURE -> withMeasure(target, measure -> evaluate(measure, action));
      case CROSS_SEGMENT -> withSegment(target, segment -> cross(segment, action));
      case CROSS_MEASURE -> withMeasure(target, measure -> cross(measure, action));
      case MISS_SCHEDULE -> {
        instance.missedSchedules += action.count();
        yield new Reply.Accepted("The next " + action.count() + " scheduled jobs fall out.", null);
      }
      default -> change(action, target);
    };
  }

  private Reply change(Action action, String target) {
    return switch (action.kind()) {
      case SET_SEGMENT, NUDGE_SEGMENT ->
          withSegment(target, segment -> level(segment.value, action));
      case SET_MEASURE, NUDGE_MEASURE ->
          withMeasure(target, measure -> level(measure.value, action));
      case RESTATE_SEGMENT ->
          withSegment(target, segment -> changes.restate(segment, value(action)));
      case RESTATE_MEASURE ->
          withMeasure(target, measure -> changes.restate(measure, value(action)));
      case RENAME_SOURCE -> withSource(target, source -> changes.rename(source, to(action)));
      case RENAME_SEGMENT -> withSegment(target, segment -> changes.rename(segment, to(action)));
      case RENAME_MEASURE -> withMeasure(target, measure -> changes.rename(measure, to(action)));
      case DELETE_SOURCE -> withSource(target, changes::delete);
      case DELETE_SEGMENT -> withSegment(target, changes::delete);
      case DELETE_MEASURE -> withMeasure(target, changes::delete);
      case RECREATE_SOURCE, RECREATE_SEGMENT, RECREATE_MEASURE ->
          changes.recreate(action.kind().target(), target);
      default -> throw new IllegalStateException("No body for " + action.kind());
    };
  }

  private Reply submit(OperationType operation, Action action, String message) {
    JobOrder order = JobOrder.of(operation, action.submission(), List.of());
    return run(order.ending(instance, action.outcome()), message + ending(action.outcome()));
  }

  private Reply run(JobOrder order, String message) {
    NodeSelection selection = NodeSelection.of(instance, order);
    return new Reply.Accepted(message + ".", runner.submit(order, selection).id);
  }

  private Reply refresh(SourceState source, Action action) {
    if (!source.spec.active()) {
      return new Reply.Rejected(source.spec.name() + " is deactivated and never refreshed.");
    }
    NodeKey key = NodeKeys.ingestion(source.id);
    JobOrder order =
        JobOrder.of(OperationType.INGESTION, action.submission(), List.of(source.id.toString()))
            .planning(key, Plan.ending(action.outcome()));
    return run(order, "A refresh of " + source.spec.name() + " starts" + ending(action.outcome()));
  }

  private static String ending(Outcome outcome) {
    return switch (outcome) {
      case NATURAL, SUCCESS -> "";
      case FAILURE -> " and will fail";
      case TIMEOUT -> " and will run into its time limit";
      case RECOVERS -> " and will succeed at the second try";
      case WARNINGS -> " and will end with a status word that the API does not document";
    };
  }

  Reply evaluate(SegmentRecord segment, Action action) {
    return evaluate(
        segment, new Plan(action.outcome(), action.value(), action.noValue(), null), action);
  }

  private Reply evaluate(SegmentRecord segment, Plan plan, Action action) {
    if (segment.state != SegmentState.ACTIVE) {
      return new Reply.Rejected(
          segment.name
              + " is "
              + segment.state.wire()
              + " and never evaluated; activate it first.");
    }
    JobOrder order =
        JobOrder.of(OperationType.SEGMENTATION, action.submission(), List.of(segment.name))
            .planning(NodeKeys.segment(segment.name), plan);
    return run(order, "An evaluation of " + segment.name + " starts" + ending(action.outcome()));
  }

  Reply evaluate(MeasureRecord measure, Action action) {
    return evaluate(
        measure, new Plan(action.outcome(), action.value(), action.noValue(), null), action);
  }

  private Reply evaluate(MeasureRecord measure, Plan plan, Action action) {
    NodeKey key =
        Graph.isAttribute(measure) ? NodeKeys.ATTRIBUTE_MEASURES : NodeKeys.measure(measure.name);
    JobOrder order =
        JobOrder.of(OperationType.MEASURES, action.submission(), List.of(measure.name))
            .planning(key, plan);
    return run(order, "A calculation of " + measure.name + " starts" + ending(action.outcome()));
  }

  private Reply cross(SegmentRecord segment, Action action) {
    Plan plan = crossings.plan(segment, action);
    return evaluate(segment, plan, action.withOutcome(Outcome.NATURAL));
  }

  private Reply cross(MeasureRecord measure, Action action) {
    if (!MeasureEffects.isScalar(measure)) {
      return new Reply.Rejected(
          measure.name + " has dimensions; only a measure without any has a value to compare.");
    }
    Plan plan = crossings.plan(measure, action);
    return evaluate(measure, plan, action.withOutcome(Outcome.NATURAL));
  }

  private Reply level(ValueState state, Action action) {
    BigDecimal value = value(action);
    boolean nudge =
        action.kind() == ActionKind.NUDGE_SEGMENT || action.kind() == ActionKind.NUDGE_MEASURE;
    if (nudge) {
      state.shift = state.shift.add(value);
    } else {
      site.processes.set(state, value, site.now());
    }
    return new Reply.Accepted("The next evaluation shows it.", null);
  }

  private static BigDecimal value(Action action) {
    @Nullable BigDecimal value = action.value();
    if (value == null) {
      throw new IllegalArgumentException(action.kind().word() + " needs a value");
    }
    return value;
  }

  private static String to(Action action) {
    @Nullable String to = action.to();
    if (to == null) {
      throw new IllegalArgumentException(action.kind().word() + " needs a new name (to)");
    }
    return to;
  }

  /** Operation on an object that was found by name. */
  private interface Body<T> {
    Reply on(T target);
  }

  private Reply withSource(String name, Body<SourceState> body) {
    for (SourceState source : instance.sources.values()) {
      if (source.spec.name().equalsIgnoreCase(name)
          || source.friendlyName.equalsIgnoreCase(name)
          || source.id.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return body.on(source);
      }
    }
    return unknown(
        TargetKind.DATA_SOURCE,
        name,
        instance.sources.values().stream()
            .map(source -> source.spec.name())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private Reply withSegment(String name, Body<SegmentRecord> body) {
    @Nullable SegmentRecord segment = instance.segments.get(name);
    return segment != null
        ? body.on(segment)
        : unknown(TargetKind.SEGMENT, name, instance.segments.keySet());
  }

  private Reply withMeasure(String name, Body<MeasureRecord> body) {
    @Nullable MeasureRecord measure = instance.measures.get(name);
    return measure != null
        ? body.on(measure)
        : unknown(TargetKind.MEASURE, name, instance.measures.keySet());
  }

  private static Reply unknown(TargetKind kind, String name, Set<String> known) {
    return new Reply.Rejected(
        "There is no "
            + kind.words()
            + " \""
            + name
            + "\"; there are "
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + ".");
  }
}
