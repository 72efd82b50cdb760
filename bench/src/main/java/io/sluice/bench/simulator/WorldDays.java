package io.sluice.bench.simulator;

import io.sluice.simulator.Limits;
import io.sluice.simulator.OfflineSimulator;
import io.sluice.simulator.SimulatorConfig;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.Environments;
import io.vertx.core.buffer.Buffer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How many days of the small retailer pass in a minute on one core. */
public final class WorldDays {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int DAYS = 30;
  private static final int ROUNDS = 4;

  /** As often as the hub asks when nothing else is said. */
  private static final Duration SWEEP = Duration.ofSeconds(60);

  private WorldDays() {}

  /** Measures a month of the world alone, then a month in which a client asks every minute. */
  public static void run(PrintStream out) {
    for (int round = 1; round <= ROUNDS; round++) {
      alone(out, round);
    }
    for (int round = 1; round <= 2; round++) {
      asked(out, round);
    }
  }

  private static void alone(PrintStream out, int round) {
    long begun = System.nanoTime();
    World world = World.of(Environments.named("retailer"), round, START);
    world.advanceTo(START.plus(Duration.ofDays(DAYS)));
    print(out, "world alone", round, begun, world.facts().count(), 0);
  }

  private static void asked(PrintStream out, int round) {
    HandClock clock = new HandClock();
    SimulatorConfig usual = SimulatorConfig.defaults(clock).withSeed(round);
    OfflineSimulator simulator =
        new OfflineSimulator(
            usual
                .withApi(usual.api().withoutAuth())
                .withLimits(new Limits(Integer.MAX_VALUE, Duration.ofSeconds(1), true)));
    String base = "/v1/instances/" + simulator.instanceId();
    List<String> sweep =
        List.of(
            base + "/manage/datasources",
            base + "/manage/segments",
            base + "/manage/measures",
            base + "/workflows/main/jobs",
            base + "/workflows/main/status");
    long begun = System.nanoTime();
    long calls = 0;
    Instant end = START.plus(Duration.ofDays(DAYS));
    while (clock.now.isBefore(end)) {
      clock.now = clock.now.plus(SWEEP);
      simulator.world();
      for (String path : sweep) {
        int status = simulator.call("GET", path, Map.of(), Buffer.buffer()).status();
        if (status != 200) {
          throw new IllegalStateException(path + " answered " + status);
        }
        calls++;
      }
    }
    print(out, "five calls a minute", round, begun, simulator.world().facts().count(), calls);
  }

  private static void print(
      PrintStream out, String name, int round, long begun, long facts, long calls) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        "%-20s round %d: %d days in %6.2f s = %8.0f days a minute; %,d events, %,d calls%n",
        name, round, DAYS, seconds, DAYS * 60 / seconds, facts, calls);
  }

  private static final class HandClock implements InstantSource {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }
  }
}
