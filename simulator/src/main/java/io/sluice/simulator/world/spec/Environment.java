package io.sluice.simulator.world.spec;

import java.util.List;

/**
 * A whole tenant as a file describes it: one or more instances with everything in them.
 *
 * @param name the name that the command line uses, for example {@code retailer}
 * @param description one sentence for people
 * @param instances at least one; the first is the default
 */
public record Environment(String name, String description, List<InstanceSpec> instances) {

  /** Keeps an own copy of the list. */
  public Environment {
    instances = List.copyOf(instances);
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("An environment has at least one instance: " + name);
    }
  }

  /** The same where nothing happens by itself but the schedules. */
  public Environment withoutTimeline() {
    return new Environment(
        name, description, instances.stream().map(InstanceSpec::withoutTimeline).toList());
  }
}
