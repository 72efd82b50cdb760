package io.sluice.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {
  private static final Pattern WORD = Pattern.compile("(\\w+)");

  private static final Map<String, MetricNames.Series> NAMES =
      Map.of(
          "hits_total", new MetricNames.Series(Labels.of(List.of("job", "code")), true),
          "time_bucket", new MetricNames.Series(Labels.of(List.of("job", "le")), true),
          "depth", new MetricNames.Series(Labels.of(List.of("job", "code")), false),
          "info", new MetricNames.Series(Labels.of(List.of("job", "version")), false));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hits_total                                        | job code",
        "sum by (job) (rate(hits_total[5m]))               | job",
        "sum(rate(hits_total{code=~\"5..\"}[5m])) by (code)  | code",
        "sum without (code) (depth)                        | job",
        "sum(depth) or vector(0)                           | ''",
        "1 - depth / (depth > 0)                           | job code",
        "histogram_quantile(0.9, rate(time_bucket[$w]))    | job",
        "depth * on (job) group_left (version) info        | job code version",
        "depth unless depth offset 15m                     | job code",
        "topk(3, depth)                                    | job code",
        "max_over_time(depth[1h30m]) >= bool 2 # deep      | job code",
        "time() - depth ^ 2                                | job code",
        "absent(depth == 1)                                | ''"
      })
  void the_labels_of_a_result_are_known(String expression, String labels) {
    List<String> expected = Monitoring.all(WORD, labels);

    assertThat(read(expression).shape().labels().names()).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width                              | no metric width",
        "depth{colour=\"red\"}                | there is no label 'colour'",
        "sum by (colour) (depth)            | there is no label 'colour'",
        "sum by (job) (depth) / depth       | never matches",
        "depth and on (version) info        | there is no label 'version'",
        "histogram_quantile(0.9, depth)     | there is no label 'le'",
        "rate(depth[5m])                    | rate of a gauge",
        "max_over_time(hits_total[5m])      | max_over_time of a counter",
        "rate(hits_total)                   | rate takes [RANGE]",
        "guess(depth)                       | function guess",
        "sum(depth                          | expected ','",
        "depth depth                        | expected the end",
        "depth ? 1                          | cannot read"
      })
  void an_expression_that_can_have_no_result_is_refused(String expression, String message) {
    assertThatThrownBy(() -> read(expression)).hasMessageContaining(message);
  }

  @Test
  void every_use_of_a_metric_is_found_with_its_matchers_and_range() {
    PromQl.Reading reading = read("sum(rate(hits_total{code=\"200\"}[5m])) / sum(depth)");

    assertThat(reading.selectors())
        .containsExactly(
            new PromQl.Selector("hits_total", Map.of("code", "=200"), "5m", true, "rate"),
            new PromQl.Selector("depth", Map.of(), "", false, ""));
  }

  private static PromQl.Reading read(String expression) {
    return PromQl.read(
        expression,
        name -> {
          MetricNames.Series series = NAMES.get(name);
          if (series == null) {
            throw new IllegalArgumentException("no metric " + name);
          }
          return series;
        });
  }
}
