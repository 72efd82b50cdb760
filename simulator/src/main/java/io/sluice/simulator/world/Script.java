package io.sluice.simulator.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.FactPattern;
import io.sluice.simulator.world.spec.FaultChange;
import io.sluice.simulator.world.spec.ScenarioStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Performs the steps of a scenario: at their time, or after the fact that they wait for. */
final class Script {

  /** A step with its result. */
  static final class Part {
    final ScenarioStep step;

    /** Number of matching facts so far. */
    int seen;

    @Nullable Instant done;
    String said = "";
    boolean refused;

    @JsonCreator
    Part(@JsonProperty("step") ScenarioStep step) {
      this.step = step;
    }
  }

  private Script() {}

  /** Plans steps, relative to the world's current time. */
  static void add(InstanceContext site, List<ScenarioStep> steps) {
    for (ScenarioStep step : steps) {
      int index = site.instance.script.size();
      site.instance.script.add(new Part(step));
      @Nullable Duration at = step.at();
      if (at != null) {
        site.later(site.now().plus(at).plus(step.delay()), new Due.ScenarioStepDue(index));
      }
    }
  }

  /** Plans the steps that waited for a fact. */
  static void happened(InstanceContext site, Fact fact) {
    List<Part> script = site.instance.script;
    for (int i = 0; i < script.size(); i++) {
      Part part = script.get(i);
      @Nullable FactPattern pattern = part.step.after();
      if (pattern != null
          && matches(site.instance, pattern, fact)
          && ++part.seen == pattern.nth()) {
        site.later(site.now().plus(part.step.delay()), new Due.ScenarioStepDue(i));
      }
    }
  }

  /** Performs a step. */
  static void step(InstanceContext site, Actions actions, int index) {
    Part part = site.instance.script.get(index);
    @Nullable Action action = part.step.action();
    @Nullable FaultChange faults = part.step.faults();
    Reply reply =
        action != null
            ? actions.perform(Variation.of(action, site.key("scenario"), index))
            : faults != null ? change(site, faults, index) : new Reply.Rejected("It does nothing.");
    part.done = site.now();
    part.said = reply.message();
    part.refused = reply instanceof Reply.Rejected;
  }

  private static Reply change(InstanceContext site, FaultChange change, int index) {
    List<Disturbance> inForce = site.instance.disturbances;
    @Nullable String rule = change.rule();
    if (rule != null) {
      inForce.add(new Disturbance(index, site.now(), change.fault(), rule));
      return new Reply.Accepted("The fault " + change.fault() + " is in force.", null);
    }
    boolean all = change.fault().equals(FaultChange.ALL);
    int before = inForce.size();
    inForce.removeIf(one -> all || one.fault().equals(change.fault()));
    return new Reply.Accepted((before - inForce.size()) + " fault rules are out of force.", null);
  }

  private static boolean matches(InstanceState instance, FactPattern pattern, Fact fact) {
    if (pattern.kind() == FactPattern.FactKind.TASK && fact instanceof Fact.TaskEnded end) {
      return operation(pattern, end.operation())
          && (pattern.status() == null || pattern.status() == end.status())
          && (pattern.subject() == null || pattern.subject().equals(name(instance, end)));
    }
    if (pattern.kind() == FactPattern.FactKind.JOB && fact instanceof Fact.JobEnded end) {
      return operation(pattern, end.operation())
          && (pattern.status() == null || pattern.status() == end.status());
    }
    return pattern.kind() == FactPattern.FactKind.EVALUATION
        && fact instanceof Fact.Evaluated evaluated
        && evaluated.successful()
        && evaluated.name().equals(pattern.subject());
  }

  private static boolean operation(FactPattern pattern, OperationType operation) {
    return pattern.operation() == null || pattern.operation() == operation;
  }

  /** Name of the subject of a task; for a data source its friendly name. */
  static @Nullable String name(InstanceState instance, Fact.TaskEnded end) {
    boolean ofSource =
        end.operation() == OperationType.INGESTION
            || end.operation() == OperationType.DATA_PREPARATION;
    @Nullable SourceState source = ofSource ? instance.source(end.identifier()) : null;
    return source == null ? end.identifier() : source.spec.name();
  }
}
