package io.sluice.simulator.world;

import io.sluice.simulator.wire.JobType;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import io.sluice.simulator.world.spec.ScheduleSpec;
import io.sluice.simulator.world.time.Cron;
import io.sluice.simulator.world.time.Timezones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Manages and fires schedules. */
final class Schedules {

  private final InstanceContext site;
  private final InstanceState instance;
  private final JobRunner runner;

  Schedules(InstanceContext site, JobRunner runner) {
    this.site = site;
    this.instance = site.instance;
    this.runner = runner;
  }

  /** Creates the schedules of the environment file. */
  void begin() {
    for (ScheduleSpec spec : instance.spec.schedules()) {
      put(
          new WorkflowRefreshSchedule(
              spec.operation(),
              SubType.NO_SUB_TYPE,
              spec.identifiers().isEmpty() ? null : spec.identifiers(),
              JobType.FULL,
              spec.active(),
              spec.timezone(),
              spec.cron(),
              null,
              null));
    }
  }

  /** Adds a validated schedule, replacing one with the same id. */
  WorkflowRefreshSchedule put(WorkflowRefreshSchedule asked) {
    @Nullable UUID askedId = asked.scheduleId();
    @Nullable ScheduleState known = askedId == null ? null : instance.schedules.get(askedId);
    ScheduleState state = known == null ? new ScheduleState() : known;
    if (known == null) {
      state.id = askedId == null ? site.id("schedule", instance.idCount++) : askedId;
      instance.schedules.put(state.id, state);
    }
    state.schedule =
        new WorkflowRefreshSchedule(
            asked.operationType(),
            asked.subType() == null ? SubType.NO_SUB_TYPE : asked.subType(),
            asked.identifiers(),
            asked.jobType() == null ? JobType.FULL : asked.jobType(),
            !Boolean.FALSE.equals(asked.isActive()),
            asked.timezoneId() == null ? "UTC" : asked.timezoneId(),
            asked.cronSchedules(),
            state.id,
            instance.id);
    state.fired++;
    plan(state);
    return state.schedule;
  }

  /** The error in a schedule; empty for a valid one. */
  static Optional<String> problem(WorkflowRefreshSchedule schedule) {
    @Nullable OperationType operation = schedule.operationType();
    if (operation == null || operation == OperationType.NONE) {
      return Optional.of("operationType is required");
    }
    @Nullable List<String> expressions = schedule.cronSchedules();
    if (expressions == null || expressions.isEmpty()) {
      return Optional.of("cronSchedules is required: at least one cron expression");
    }
    for (String expression : expressions) {
      Optional<String> problem = Cron.problem(expression);
      if (problem.isPresent()) {
        return problem;
      }
    }
    @Nullable String zone = schedule.timezoneId();
    return zone == null || Timezones.zone(zone).isPresent()
        ? Optional.empty()
        : Optional.of("\"" + zone + "\" is no supported time zone");
  }

  /** A schedule is due. */
  void fire(Due.Fire due) {
    @Nullable ScheduleState state = instance.schedules.get(due.schedule());
    if (state == null || state.fired != due.ordinal()) {
      return;
    }
    state.fired++;
    plan(state);
    OperationType operation =
        state.schedule.operationType() == null ? OperationType.ALL : state.schedule.operationType();
    if (instance.missedSchedules > 0) {
      instance.missedSchedules--;
      site.changed(Fact.Change.MISSED, operation, state.id.toString(), null);
      return;
    }
    submit(state, operation);
  }

  private void submit(ScheduleState state, OperationType operation) {
    @Nullable List<String> identifiers = state.schedule.identifiers();
    JobOrder order =
        new JobOrder(
            operation,
            state.schedule.jobType() == null ? JobType.FULL : state.schedule.jobType(),
            SubmissionKind.SCHEDULED,
            identifiers == null ? List.of() : identifiers,
            false,
            null,
            Map.of());
    NodeSelection selection = NodeSelection.of(instance, order);
    if (!selection.nodes.isEmpty()) {
      runner.submit(order, selection);
    }
  }

  private void plan(ScheduleState state) {
    if (!Boolean.TRUE.equals(state.schedule.isActive())) {
      return;
    }
    ZoneId zone =
        Timezones.zone(String.valueOf(state.schedule.timezoneId())).orElse(ZoneOffset.UTC);
    @Nullable Instant next = null;
    @Nullable List<String> expressions = state.schedule.cronSchedules();
    for (String expression : expressions == null ? List.<String>of() : expressions) {
      @Nullable Instant candidate = Cron.parse(expression).next(site.now(), zone).orElse(null);
      if (candidate != null && (next == null || candidate.isBefore(next))) {
        next = candidate;
      }
    }
    if (next != null) {
      site.later(next, new Due.Fire(state.id, state.fired));
    }
  }
}
