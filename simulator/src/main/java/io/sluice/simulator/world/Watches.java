package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.FactPattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets the steps of a scenario follow what they wait for. */
final class Watches {

  /** A step that waits. */
  static final class Watch {
    FactPattern pattern = new FactPattern(FactPattern.Kind.TASK, null, null, null, 1);
    Duration wait = Duration.ZERO;
    Action action = Action.of(ActionKind.REFRESH_ALL);
    int seen;
  }

  private Watches() {}

  /** Something happened: steps that waited for it are planned. */
  static void happened(Site site, Fact fact) {
    for (Watch watch : site.instance.watches) {
      if (matches(site.instance, watch.pattern, fact) && ++watch.seen == watch.pattern.nth()) {
        site.later(site.now().plus(watch.wait), new Due.Perform(watch.action));
      }
    }
  }

  private static boolean matches(InstanceState instance, FactPattern pattern, Fact fact) {
    if (pattern.kind() == FactPattern.Kind.TASK && fact instanceof Fact.TaskEnded end) {
      return operation(pattern, end.operation())
          && (pattern.status() == null || pattern.status() == end.status())
          && (pattern.subject() == null || pattern.subject().equals(name(instance, end)));
    }
    if (pattern.kind() == FactPattern.Kind.JOB && fact instanceof Fact.JobEnded end) {
      return operation(pattern, end.operation())
          && (pattern.status() == null || pattern.status() == end.status());
    }
    return pattern.kind() == FactPattern.Kind.EVALUATION
        && fact instanceof Fact.Evaluated evaluated
        && evaluated.successful()
        && evaluated.name().equals(pattern.subject());
  }

  private static boolean operation(FactPattern pattern, OperationType operation) {
    return pattern.operation() == null || pattern.operation() == operation;
  }

  private static @Nullable String name(InstanceState instance, Fact.TaskEnded end) {
    boolean ofSource =
        end.operation() == OperationType.INGESTION
            || end.operation() == OperationType.DATA_PREPARATION;
    @Nullable SourceState source = ofSource ? instance.source(end.identifier()) : null;
    return source == null ? end.identifier() : source.spec.name();
  }
}
