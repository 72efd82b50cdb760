package io.sluice.hub.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series that the scrape page shows for each row of {@link Metric}. */
final class MetricNames {
  private MetricNames() {}

  /** All series by name, in the table's order. */
  static Map<String, Series> all() {
    Map<String, Series> all = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      of(metric).forEach(all::put);
    }
    return all;
  }

  /** The series of one row: one for a counter or gauge, four for a timer. */
  static Map<String, Series> of(Metric metric) {
    String name = metric.id().replace('.', '_');
    Series plain = new Series(Labels.of(metric.labels()), false);
    Series summed = new Series(plain.labels(), true);
    return switch (metric.type()) {
      case GAUGE -> Map.of(name, plain);
      case COUNTER -> Map.of(name + "_total", summed);
      case TIMER -> {
        List<String> bounded = new ArrayList<>(metric.labels());
        bounded.add("le");
        Map<String, Series> series = new LinkedHashMap<>();
        series.put(name + "_seconds_bucket", new Series(Labels.of(bounded), true));
        series.put(name + "_seconds_count", summed);
        series.put(name + "_seconds_sum", summed);
        series.put(name + "_seconds_max", plain);
        yield series;
      }
    };
  }

  /**
   * Properties of a name.
   *
   * @param cumulative whether the value only grows, so that its rate must be shown
   */
  record Series(Labels labels, boolean cumulative) {}
}
