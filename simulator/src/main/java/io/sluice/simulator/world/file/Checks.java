package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.ScheduleSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import io.sluice.simulator.world.spec.TargetKind;
import io.sluice.simulator.world.spec.TimelineSpec;
import io.sluice.simulator.world.time.Cron;
import io.sluice.simulator.world.time.Timezones;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Rules that hold between the parts of a file. */
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

  /** Names are unique, and what refers to a name finds it. */
  static void names(Fields in, List<InstanceSpec> instances) {
    unique(in, "instances", instances, InstanceSpec::name);
    for (int i = 0; i < instances.size(); i++) {
      instance(in, "instances[" + i + "]", instances.get(i));
    }
  }

  private static void instance(Fields in, String path, InstanceSpec instance) {
    Set<String> sources =
        unique(in, path + ".dataSources", instance.dataSources(), DataSourceSpec::name);
    Set<String> segments = unique(in, path + ".segments", instance.segments(), SegmentSpec::name);
    Set<String> measures = unique(in, path + ".measures", instance.measures(), MeasureSpec::name);
    for (SegmentSpec segment : instance.segments()) {
      known(in, path + ".segments." + segment.name(), segment.dependsOn(), measures);
    }
    instance.stages().forEach(stage -> known(in, path + ".stages", stage.segments(), segments));
    if (instance.timeline() != null) {
      for (TimelineSpec.Step step : instance.timeline().steps()) {
        Action action = step.action();
        Set<String> names =
            action.kind().target() == TargetKind.DATA_SOURCE
                ? sources
                : action.kind().target() == TargetKind.SEGMENT ? segments : measures;
        known(in, path + ".timeline", action.targets(), names);
      }
    }
  }

  private static <T> Set<String> unique(
      Fields in, String path, List<T> items, Function<T, String> nameOf) {
    Set<String> names = new LinkedHashSet<>();
    for (T item : items) {
      if (!names.add(nameOf.apply(item))) {
        in.problem(path, "has the name \"" + nameOf.apply(item) + "\" twice");
      }
    }
    return names;
  }

  private static void known(Fields in, String path, List<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        in.problem(path, "names \"" + name + "\"; there are " + String.join(", ", known));
      }
    }
  }
}
