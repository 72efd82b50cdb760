package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub beside a simulated environment, held against an oracle. */
class SimulatedMonthTest {
  /** The long profile makes it ten years. */
  private static final int DAYS = Integer.getInteger("sluice.simulatedDays", 30);

  /** How many days lie between two lines that show how far a long run is. */
  private static final int PROGRESS = 30;

  private static final Duration LATEST = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void each_observable_fact_is_exactly_one_event_or_lies_in_a_recorded_gap() throws IOException {
    SimulatedWorld world = new SimulatedWorld(11, 0.002, folder);
    int events = 0;
    for (int day = 1; day <= DAYS; day++) {
      world.run(Duration.ofDays(1));
      assertThat(world.differences(LATEST)).as("day %d", day).isEmpty();
      events += world.events();
      world.forgetAgreed();
      if (day % PROGRESS == 0 && day < DAYS) {
        System.out.printf("day %d of %d: %d events so far%n", day, DAYS, events);
      }
    }
    System.out.printf(
        "%d days: %d events, %d sweeps, %d deaths, %d calls%n",
        DAYS, events, world.sweeps(), world.deaths(), world.ledger().view(0).total());
    System.out.printf("%d gaps%n", world.gaps());
    assertThat(world.deaths()).isPositive();
    assertThat(world.gaps()).isPositive();
    assertThat(world.needlessGaps()).isEmpty();
    assertThat(world.ledger().view(0).largestIn60s()).isLessThanOrEqualTo(100);
    assertThat(world.ledger().view(0).throttled()).isZero();
  }
}
