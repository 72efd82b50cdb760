package io.sluice.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.http.Api;
import io.sluice.simulator.http.Tenant;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.Environments;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FaultScopeTest {
  @Test
  void every_operation_of_the_api_is_a_place() {
    World world = World.of(Environments.named("retailer"), 1, Instant.EPOCH);
    Api api = new Api(new Tenant(() -> world, 1, false));
    assertThat(FaultScope.OPERATIONS)
        .containsExactlyElementsOf(
            api.operations().stream().map(row -> row.substring(row.lastIndexOf(' ') + 1)).toList());
  }
}
