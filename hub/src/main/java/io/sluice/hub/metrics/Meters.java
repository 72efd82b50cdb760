package io.sluice.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records the metrics of the table {@link Metric}. Thread-safe and cheap enough for every event.
 */
public final class Meters {
  /**
   * Buckets of every timer's histogram; Micrometer's defaults would create about 70 series each.
   */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  /** Upper bound of label combinations per metric; further ones count under {@code _other}. */
  private static final int MAX_SERIES = 400;

  private final MeterRegistry registry;
  private final Map<SeriesKey, Object> known = new ConcurrentHashMap<>();
  private final Map<Metric, AtomicLong> series = new ConcurrentHashMap<>();

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Adds one to a counter. */
  public void count(Metric metric, String... labels) {
    count(metric, 1, labels);
  }

  /** Adds to a counter; adding 0 creates its series, so that rates start at zero. */
  public void count(Metric metric, double amount, String... labels) {
    ((Counter) meter(metric, Metric.MetricType.COUNTER, labels)).increment(amount);
  }

  /** Adds a duration to a timer. */
  public void record(Metric metric, Duration time, String... labels) {
    ((Timer) meter(metric, Metric.MetricType.TIMER, labels)).record(time);
  }

  /** Sets a gauge. */
  public void set(Metric metric, double value, String... labels) {
    ((AtomicLong) meter(metric, Metric.MetricType.GAUGE, labels))
        .set(Double.doubleToLongBits(value));
  }

  /** The registry, for the metrics of Vert.x and the JVM. */
  public MeterRegistry registry() {
    return registry;
  }

  private Object meter(Metric metric, Metric.MetricType type, String... labels) {
    if (metric.type() != type || metric.labels().size() != labels.length) {
      throw new IllegalArgumentException(
          metric + " is a " + metric.type() + " with labels " + metric.labels());
    }
    SeriesKey key = new SeriesKey(metric, List.of(labels));
    Object found = known.get(key);
    return found != null ? found : known.computeIfAbsent(bounded(key), this::register);
  }

  private SeriesKey bounded(SeriesKey key) {
    AtomicLong count = series.computeIfAbsent(key.metric(), metric -> new AtomicLong());
    if (count.get() < MAX_SERIES || known.containsKey(key)) {
      return key;
    }
    return new SeriesKey(key.metric(), key.labels().stream().map(label -> "_other").toList());
  }

  private Object register(SeriesKey key) {
    Metric metric = key.metric();
    AtomicLong count = series.computeIfAbsent(metric, absent -> new AtomicLong());
    count.incrementAndGet();
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < key.labels().size(); i++) {
      tags.add(Tag.of(metric.labels().get(i), key.labels().get(i)));
    }
    return switch (metric.type()) {
      case COUNTER ->
          Counter.builder(metric.id()).description(metric.help()).tags(tags).register(registry);
      case TIMER ->
          Timer.builder(metric.id())
              .description(metric.help())
              .tags(tags)
              .serviceLevelObjectives(BOUNDS)
              .register(registry);
      case GAUGE -> {
        AtomicLong bits = new AtomicLong(Double.doubleToLongBits(0));
        Gauge.builder(metric.id(), bits, held -> Double.longBitsToDouble(held.get()))
            .description(metric.help())
            .tags(tags)
            .register(registry);
        yield bits;
      }
    };
  }

  private record SeriesKey(Metric metric, List<String> labels) {}
}
