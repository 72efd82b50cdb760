package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ScenarioStep;
import java.util.List;
import java.util.Map;

/** Lets an operator, a scenario or a test act in an instance. */
public final class Control {

  private final InstanceEngine engine;

  Control(InstanceEngine engine) {
    this.engine = engine;
  }

  /** Performs an action at the world's current time. */
  public Reply perform(Action action) {
    return engine.actions.perform(action);
  }

  /** Plans the steps of a scenario, relative to the world's current time. */
  public void play(List<ScenarioStep> steps) {
    Script.add(engine.site, steps);
  }

  /** The kinds of event that {@link #trigger} can cause. */
  public static List<String> triggerKinds() {
    return TriggerCommands.kinds();
  }

  /**
   * Causes one of the six kinds of event for which Customer Insights has triggers.
   *
   * @param kind for example {@code segment.threshold.crossed}
   * @param overrides values that replace defaults; each kind has its own names, see {@link
   *     TriggerCommands}
   */
  public Reply trigger(String kind, Map<String, String> overrides) {
    return TriggerCommands.run(engine, kind, overrides);
  }
}
