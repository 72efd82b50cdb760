package io.sluice.simulator.world.spec;

import java.util.List;

/**
 * A tenant as described by an environment file: one or more instances with their content.
 *
 * @param name name on the command line, for example {@code retailer}
 * @param description one sentence for people
 * @param instances at least one; the first is the default
 */
public record Environment(String name, String description, List<InstanceSpec> instances) {

  /** Copies the list. */
  public Environment {
    instances = List.copyOf(instances);
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("An environment has at least one instance: " + name);
    }
  }

  /** A copy without timelines; only schedules start jobs. */
  public Environment withoutTimeline() {
    return new Environment(
        name, description, instances.stream().map(InstanceSpec::withoutTimeline).toList());
  }
}
