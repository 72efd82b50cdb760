package io.sluice.simulator.world.file;

import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.Expectation;
import io.sluice.simulator.world.spec.FactPattern;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.ScenarioStep;
import io.sluice.simulator.world.spec.ScheduleSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import io.sluice.simulator.world.spec.TimelineSpec;
import io.sluice.simulator.world.time.Cron;
import io.sluice.simulator.world.time.Timezones;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the references within a file. */
final class Checks {

  private Checks() {}

  static void schedule(Fields in, ScheduleSpec schedule) {
    if (schedule.cron().isEmpty()) {
      in.problem("cron", "is required: at least one cron expression");
    }
    for (String cron : schedule.cron()) {
      Cron.problem(cron).ifPresent(problem -> in.problem("cron", problem));
    }
    if (Timezones.zone(schedule.timezone()).isEmpty()) {
      in.problem("timezone", "is no supported time zone: \"" + schedule.timezone() + "\"");
    }
  }

  /** Names are unique and references resolve. */
  static void names(Fields in, List<InstanceSpec> instances) {
    unique(in, "instances", instances, InstanceSpec::name);
    for (int i = 0; i < instances.size(); i++) {
      instance(in, "instances[" + i + "]", instances.get(i));
    }
  }

  private static void instance(Fields in, String path, InstanceSpec instance) {
    unique(in, path + ".dataSources", instance.dataSources(), DataSourceSpec::name);
    Set<String> segments = unique(in, path + ".segments", instance.segments(), SegmentSpec::name);
    Set<String> measures = unique(in, path + ".measures", instance.measures(), MeasureSpec::name);
    for (int i = 0; i < instance.segments().size(); i++) {
      String at = path + ".segments[" + i + "].dependsOn";
      known(in, at, instance.segments().get(i).dependsOn(), measures);
    }
    for (int i = 0; i < instance.stages().size(); i++) {
      String at = path + ".stages[" + i + "].segments";
      known(in, at, instance.stages().get(i).segments(), segments);
    }
    if (instance.timeline() != null) {
      List<TimelineSpec.Step> steps = instance.timeline().steps();
      for (int i = 0; i < steps.size(); i++) {
        action(in, path + ".timeline.steps[" + i + "]", instance, steps.get(i).action());
      }
    }
  }

  /** References of a scenario's steps and expectations resolve. */
  static void scenario(
      Fields in, InstanceSpec instance, List<ScenarioStep> steps, List<Expectation> expectations) {
    for (int i = 0; i < steps.size(); i++) {
      @Nullable Action action = steps.get(i).action();
      if (action != null) {
        action(in, "steps[" + i + "]", instance, action);
      }
      @Nullable FactPattern after = steps.get(i).after();
      @Nullable String subject = after == null ? null : after.subject();
      if (subject != null) {
        known(in, "steps[" + i + "].after", List.of(subject), all(instance));
      }
    }
    long rules =
        steps.stream()
            .map(ScenarioStep::faults)
            .filter(change -> change != null && change.rule() != null)
            .count();
    if (rules > FaultPlan.MAX_RULES) {
      in.problem(
          "steps", "must not put more than " + FaultPlan.MAX_RULES + " fault rules in force");
    }
    for (int i = 0; i < expectations.size(); i++) {
      @Nullable String subject = expectations.get(i).subject();
      if (subject != null) {
        known(in, "expect[" + i + "].subject", List.of(subject), all(instance));
      }
    }
  }

  private static void action(Fields in, String path, InstanceSpec instance, Action action) {
    Set<String> names = new LinkedHashSet<>();
    switch (action.kind().target()) {
      case DATA_SOURCE -> instance.dataSources().forEach(source -> names.add(source.name()));
      case SEGMENT -> instance.segments().forEach(segment -> names.add(segment.name()));
      case MEASURE -> instance.measures().forEach(measure -> names.add(measure.name()));
      case NONE -> {}
    }
    known(in, path, action.targets(), names);
  }

  private static Set<String> all(InstanceSpec instance) {
    Set<String> names = new LinkedHashSet<>();
    instance.dataSources().forEach(source -> names.add(source.name()));
    instance.segments().forEach(segment -> names.add(segment.name()));
    instance.measures().forEach(measure -> names.add(measure.name()));
    return names;
  }

  private static <T> Set<String> unique(
      Fields in, String path, List<T> items, Function<T, String> nameOf) {
    Set<String> names = new LinkedHashSet<>();
    for (T item : items) {
      if (!names.add(nameOf.apply(item))) {
        in.problemAt(path, "has the name \"" + nameOf.apply(item) + "\" twice");
      }
    }
    return names;
  }

  private static void known(Fields in, String path, List<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        String there = known.isEmpty() ? "none" : String.join(", ", known);
        in.problemAt(path, "names \"" + name + "\"; there are " + there);
      }
    }
  }
}
