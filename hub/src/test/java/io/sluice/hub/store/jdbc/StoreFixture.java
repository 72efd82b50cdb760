package io.sluice.hub.store.jdbc;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Samples;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Stores with a manual clock that starts at noon. */
final class StoreFixture implements Time {
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private Duration stepped = Duration.ZERO;

  JdbcStore open(StoreConfig config, StoreThreads threads) {
    return open(config, threads, SqliteDialect.open(config), Migrations.ALL);
  }

  JdbcStore open(StoreConfig config, StoreThreads threads, Dialect dialect, Migrations migrations) {
    return JdbcStore.open(
        config, threads, new StoreMeters(this, new Meters(registry)), dialect, migrations);
  }

  /** Sets the wall clock by so much. */
  void step(Duration by) {
    stepped = stepped.plus(by);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return Samples.NOON.plus(stepped).plusNanos(nanos.get());
  }
}
