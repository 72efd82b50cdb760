package io.sluice.simulator.world;

import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.WireJson;
import java.util.Objects;

/** Everything that a world did and shows, as text. */
final class Trace {

  private Trace() {}

  static String of(World world) {
    StringBuilder text = new StringBuilder();
    text.append(world.now()).append('\n').append(world.nextDue()).append('\n');
    world.facts().all().forEach(fact -> text.append(fact).append('\n'));
    for (InstanceInfo instance : world.instances()) {
      Queries queries = world.queries(Objects.requireNonNull(instance.instanceId())).orElseThrow();
      text.append(WireJson.write(queries.instance())).append('\n');
      text.append(WireJson.write(queries.dataSources())).append('\n');
      text.append(WireJson.write(queries.segments(30, null))).append('\n');
      text.append(WireJson.write(queries.measures())).append('\n');
      text.append(WireJson.write(queries.jobs(1000, true))).append('\n');
      text.append(WireJson.write(queries.history(1000))).append('\n');
      text.append(WireJson.write(queries.status())).append('\n');
      text.append(WireJson.write(queries.schedules())).append('\n');
      text.append(WireJson.write(queries.entities())).append('\n');
      text.append(WireJson.write(queries.profileStore())).append('\n');
    }
    return text.toString();
  }
}
