package io.sluice.simulator.world.spec;

import org.jspecify.annotations.Nullable;

/**
 * A change of what goes wrong between an environment and those who call it. The world only keeps
 * account of it; the services in front of the world act on it.
 *
 * @param fault name of the fault that comes into force, or is taken out of force
 * @param rule the fault rule that comes into force, as JSON text; null to take rules out of force
 */
public record FaultChange(String fault, @Nullable String rule) {

  /** In place of a fault's name: every rule of the scenario is taken out of force. */
  public static final String ALL = "all";
}
