package io.sluice.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboards use existing metrics and follow the rules of Grafana's linter. */
class DashboardsTest {
  private static final String DATA_SOURCE = "${datasource}";

  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

  private static final Set<String> BUILT_IN = Set.of("__rate_interval", "__range", "datasource");

  private static final int COLUMNS = 24;

  private final Monitoring monitoring = new Monitoring();

  @Test
  void expressions_use_metrics_and_labels_of_the_table() {
    assertNoProblems(
        (where, dashboard) -> {
          expressions(dashboard).forEach(monitoring::read);
        });
  }

  @Test
  void variables_take_the_values_of_labels_that_exist() {
    assertNoProblems(
        (where, dashboard) -> {
          for (JsonNode variable : dashboard.at("/templating/list")) {
            if (variable.path("type").asText().equals("query")) {
              List<String> parts =
                  Monitoring.groups(LABEL_VALUES, variable.at("/query/query").asText());
              assertThat(parts).as(variable.path("name").asText()).hasSize(2);
              Labels labels = monitoring.read(parts.get(0)).shape().labels();
              assertThat(labels.has(parts.get(1))).as(parts.toString()).isTrue();
            }
          }
        });
  }

  @Test
  void every_expression_uses_only_variables_that_the_dashboard_has() {
    assertNoProblems(
        (where, dashboard) -> {
          Set<String> known = new TreeSet<>(BUILT_IN);
          dashboard.at("/templating/list").forEach(each -> known.add(each.path("name").asText()));
          for (String expression : expressions(dashboard)) {
            assertThat(known).as(expression).containsAll(Monitoring.all(VARIABLE, expression));
          }
        });
  }

  @Test
  void panels_look_only_at_the_chosen_hubs_and_at_rates_of_counters() {
    eachTarget(
        (panel, target) -> {
          String expression = target.path("expr").asText();
          for (PromQl.Selector selector : monitoring.read(expression).selectors()) {
            assertThat(selector.matchers())
                .as(expression)
                .containsEntry("job", "=~$job")
                .containsEntry("instance", "=~$instance");
            assertThat(selector.cumulative() && selector.range().isEmpty())
                .as("a counter's value in " + expression)
                .isFalse();
            if (selector.in().equals("rate")) {
              assertThat(selector.range()).as(expression).isEqualTo("$__rate_interval");
            }
          }
        });
  }

  @Test
  void legends_name_labels_that_the_result_has() {
    eachTarget(
        (panel, target) -> {
          Labels labels = monitoring.read(target.path("expr").asText()).shape().labels();
          for (String label : Monitoring.all(LEGEND, target.path("legendFormat").asText())) {
            assertThat(labels.has(label)).as(title(panel) + ": " + label).isTrue();
          }
        });
  }

  @Test
  void dashboards_have_an_identity_and_one_variable_for_the_data_source() {
    assertNoProblems(
        (where, dashboard) -> {
          assertThat(where).isEqualTo(dashboard.path("uid").asText() + ".json");
          assertThat(dashboard.path("uid").asText()).matches("sluice-[a-z-]{1,33}");
          assertThat(dashboard.path("title").asText()).startsWith("Sluice");
          assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
          assertThat(dashboard.path("editable").asBoolean(true)).isFalse();
          assertThat(dashboard.path("graphTooltip").asInt()).isEqualTo(1);
          assertThat(dashboard.has("__inputs")).isFalse();
          assertThat(dashboard.has("id")).isFalse();
          JsonNode first = dashboard.at("/templating/list/0");
          assertThat(first.path("name").asText()).isEqualTo("datasource");
          assertThat(first.path("type").asText()).isEqualTo("datasource");
          assertThat(first.path("query").asText()).isEqualTo("prometheus");
          assertThat(dashboard.toString()).doesNotContain("DS_PROMETHEUS");
        });
  }

  @Test
  void panels_have_title_description_unit_and_the_chosen_data_source() {
    assertNoProblems(
        (where, dashboard) -> {
          for (JsonNode panel : panels(dashboard)) {
            assertThat(title(panel)).isNotBlank();
            if (!panel.path("type").asText().equals("row")) {
              assertThat(panel.path("description").asText()).as(title(panel)).endsWith(".");
              assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                  .as(title(panel))
                  .isNotBlank();
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DATA_SOURCE);
              assertThat(panel.path("targets")).as(title(panel)).isNotEmpty();
            }
          }
        });
    eachTarget(
        (panel, target) ->
            assertThat(target.at("/datasource/uid").asText()).isEqualTo(DATA_SOURCE));
  }

  @Test
  void ids_of_panels_and_letters_of_queries_are_unique() {
    assertNoProblems(
        (where, dashboard) -> {
          assertThat(panels(dashboard))
              .extracting(each -> each.path("id").asInt())
              .doesNotHaveDuplicates();
          for (JsonNode panel : panels(dashboard)) {
            assertThat(panel.path("targets"))
                .extracting(each -> each.path("refId").asText())
                .doesNotHaveDuplicates();
          }
        });
  }

  @Test
  void panels_lie_on_the_grid_without_covering_each_other() {
    assertNoProblems(
        (where, dashboard) -> {
          Set<String> taken = new TreeSet<>();
          for (JsonNode panel : panels(dashboard)) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = 0; x < at.path("w").asInt(); x++) {
              for (int y = 0; y < at.path("h").asInt(); y++) {
                String cell = (at.path("x").asInt() + x) + "," + (at.path("y").asInt() + y);
                assertThat(taken.add(cell)).as(title(panel) + " at " + cell).isTrue();
              }
            }
          }
        });
  }

  @Test
  void every_metric_of_the_table_is_shown_on_a_dashboard() {
    String all = Monitoring.dashboards().values().toString();

    for (Metric metric : Metric.values()) {
      assertThat(MetricNames.of(metric).keySet()).as(metric.id()).anyMatch(all::contains);
    }
  }

  private void eachTarget(BiConsumer<JsonNode, JsonNode> check) {
    assertNoProblems(
        (where, dashboard) -> {
          for (JsonNode panel : panels(dashboard)) {
            panel.path("targets").forEach(target -> check.accept(panel, target));
          }
        });
  }

  private static void assertNoProblems(BiConsumer<String, JsonNode> check) {
    Map<String, JsonNode> dashboards = Monitoring.dashboards();
    assertThat(dashboards).isNotEmpty();
    dashboards.forEach(check);
  }

  /** Panels in their order, those inside closed rows included. */
  private static List<JsonNode> panels(JsonNode parent) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode panel : parent.path("panels")) {
      found.add(panel);
      found.addAll(panels(panel));
    }
    return found;
  }

  private static List<String> expressions(JsonNode dashboard) {
    List<String> found = new ArrayList<>();
    for (JsonNode panel : panels(dashboard)) {
      panel.path("targets").forEach(target -> found.add(target.path("expr").asText()));
    }
    for (JsonNode annotation : dashboard.at("/annotations/list")) {
      if (annotation.has("expr")) {
        found.add(annotation.path("expr").asText());
      }
    }
    return found;
  }

  private static String title(JsonNode panel) {
    return panel.path("title").asText();
  }
}
