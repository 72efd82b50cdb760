package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ScenarioStep;
import java.util.List;
import java.util.Map;

/** How an operator, a scenario or a test makes things happen in one instance. */
public final class Control {

  private final InstanceEngine engine;

  Control(InstanceEngine engine) {
    this.engine = engine;
  }

  /** Performs an action at the world's now. */
  public Reply perform(Action action) {
    return engine.actions.perform(action);
  }

  /** Plans the steps of a scenario; their times count from the world's now. */
  public void play(List<ScenarioStep> steps) {
    Script.add(engine.site, steps);
  }

  /** The kinds that {@link #trigger} knows. */
  public static List<String> triggerKinds() {
    return TriggerCommands.kinds();
  }

  /**
   * Makes one of the six things happen that Customer Insights tells others about.
   *
   * @param kind for example {@code segment.threshold.crossed}
   * @param overrides what to use instead of the usual; every kind's own names, see {@link
   *     TriggerCommands}
   */
  public Reply trigger(String kind, Map<String, String> overrides) {
    return TriggerCommands.run(engine, kind, overrides);
  }
}
