package io.sluice.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/faults.md section E with real processes: a hub under load is repeatedly killed at moments
 * spread over sweep, commit, run and send. At the end, store and receivers contain exactly what
 * happened in the simulator.
 */
class KillIT {
  private static final int POINTS =
      Integer.getInteger("sluice.kills", Boolean.getBoolean("sluice.long") ? 200 : 20);

  @TempDir Path folder;

  @Test
  void a_hub_killed_at_any_point_loses_nothing_and_invents_nothing() throws Exception {
    try (KilledWorld world = new KilledWorld(folder, 1, true)) {
      world.kill(POINTS);
      world.settle(Duration.ofSeconds(90));
      assertThat(world.kills()).isEqualTo(POINTS);
      assertThat(world.differences()).isEmpty();
      assertThat(world.temporary()).isDirectoryNotContaining("glob:**/vertx-cache-*");
      System.out.println("kills: " + world.summary());
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "sluice.long", matches = "true")
  void a_hub_killed_at_the_real_quota_never_overruns_it() throws Exception {
    try (KilledWorld world = new KilledWorld(folder, 2, false)) {
      world.kill(5);
      world.settle(Duration.ofMinutes(4));
      assertThat(world.differences()).isEmpty();
      assertThat(world.ledger().getInteger("largestIn60s")).isBetween(1, 100);
      assertThat(world.ledger().getInteger("throttled")).isZero();
      System.out.println("kills at the real quota: " + world.summary());
    }
  }
}
