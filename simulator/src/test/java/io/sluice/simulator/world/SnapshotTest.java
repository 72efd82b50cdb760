package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.simulator.world.file.Environments;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 26, 65, 72, 250, 4000})
  void a_restored_world_equals_the_original_and_has_the_same_future(int seconds) {
    World original = World.of(Environments.named("retailer"), 3, Worlds.START);
    original.advanceTo(Worlds.START.plusSeconds(seconds));
    World restored = World.restore(original.snapshot());
    assertThat(restored.snapshot()).isEqualTo(original.snapshot());
    original.advanceTo(original.now().plus(Duration.ofMinutes(20)));
    restored.advanceTo(restored.now().plus(Duration.ofMinutes(20)));
    assertThat(restored.snapshot()).isEqualTo(original.snapshot());
    assertThat(Trace.of(restored)).isEqualTo(Trace.of(original));
  }

  @Test
  void taking_a_snapshot_changes_nothing_and_later_changes_do_not_reach_it() {
    World world = World.of(Environments.named("retailer"), 3, Worlds.START);
    Snapshot before = world.snapshot();
    assertThat(world.snapshot()).isEqualTo(before);
    world.advanceTo(Worlds.START.plusSeconds(60));
    assertThat(world.snapshot()).isNotEqualTo(before);
    assertThat(World.restore(before).now()).isEqualTo(Worlds.START);
  }

  @Test
  void refuses_invalid_snapshots_and_other_formats() {
    assertThatThrownBy(() -> World.restore(new Snapshot("{]")))
        .hasMessageContaining("no snapshot of a world");
    String other =
        World.of(Environments.named("retailer"), 3, Worlds.START)
            .snapshot()
            .json()
            .replace("\"format\":" + SavedWorld.FORMAT, "\"format\":99");
    assertThatThrownBy(() -> World.restore(new Snapshot(other)))
        .hasMessageContaining("format 99")
        .hasMessageContaining("format " + SavedWorld.FORMAT);
  }
}
