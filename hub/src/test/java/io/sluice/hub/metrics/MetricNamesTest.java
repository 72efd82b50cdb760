package io.sluice.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
  private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

  private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

  @Test
  void names_and_labels_are_those_of_the_scrape_page() {
    Map<String, Set<String>> expected = new LinkedHashMap<>();
    MetricNames.all()
        .forEach((name, series) -> expected.put(name, new TreeSet<>(series.labels().names())));

    assertThat(scraped()).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void ids_and_helps_are_well_formed() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.id()).matches("sluice(\\.[a-z]+)+");
      assertThat(metric.help()).as(metric.id()).endsWith(".");
      assertThat(metric.labels()).as(metric.id()).allMatch(label -> label.matches("[a-z_]+"));
    }
  }

  @Test
  void rules_ask_for_bounds_that_histograms_have() {
    Set<String> bounds = new TreeSet<>(Monitoring.all(BOUND, page()));

    Monitoring.rules("expr")
        .forEach(
            rule ->
                assertThat(bounds).containsAll(Monitoring.all(BOUND, rule.path("expr").asText())));
  }

  private static Map<String, Set<String>> scraped() {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (String line : page().lines().toList()) {
      Matcher matcher = SERIES.matcher(line);
      if (!line.startsWith("#") && matcher.matches()) {
        String labels = matcher.group(2);
        found.put(
            matcher.group(1),
            new TreeSet<>(labels == null ? Set.of() : Monitoring.all(LABEL, labels)));
      }
    }
    return found;
  }

  private static String page() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Meters meters = new Meters(registry);
    for (Metric metric : Metric.values()) {
      String[] labels = metric.labels().toArray(new String[0]);
      switch (metric.type()) {
        case COUNTER -> meters.count(metric, labels);
        case TIMER -> meters.record(metric, Duration.ofSeconds(1), labels);
        case GAUGE -> meters.set(metric, 1, labels);
      }
    }
    return registry.scrape();
  }
}
