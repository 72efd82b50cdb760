package io.sluice.simulator.world.spec;

import org.jspecify.annotations.Nullable;

/**
 * Activates or deactivates fault rules between an environment and its clients. The world only
 * records it; the services in front of the world apply it.
 *
 * @param fault name of the fault to activate or deactivate
 * @param rule the rule to activate, as JSON text; null to deactivate rules
 */
public record FaultChange(String fault, @Nullable String rule) {

  /** Name that deactivates every rule of the scenario. */
  public static final String ALL = "all";
}
