package io.sluice.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules use existing metrics, and every alert has a runbook. */
class AlertRulesTest {
  private static final List<String> HEADINGS =
      List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "How it is proven");

  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

  private static final Pattern EMPTY = Pattern.compile("(?m)^## [^\\n]+\\s*(#|\\z)");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

  private final Monitoring monitoring = new Monitoring();

  @Test
  void rules_use_metrics_and_labels_of_the_table() {
    assertThat(Monitoring.rules("expr")).hasSizeGreaterThan(Monitoring.rules("alert").size());
    for (JsonNode rule : Monitoring.rules("expr")) {
      assertThat(monitoring.read(rule.path("expr").asText()).shape().kind())
          .isEqualTo(PromQl.Kind.VECTOR);
    }
  }

  @Test
  void recorded_names_have_level_metric_and_operation() {
    assertThat(Monitoring.rules("record"))
        .extracting(rule -> rule.path("record").asText())
        .allMatch(name -> name.matches("sluice:[a-z_]+:[a-z0-9_]+"))
        .doesNotHaveDuplicates();
  }

  @Test
  void alerts_have_severity_summary_description_and_a_runbook() {
    for (JsonNode alert : Monitoring.rules("alert")) {
      String name = name(alert);
      assertThat(name).matches("Sluice([A-Z][a-z]+)+");
      assertThat(alert.at("/labels/severity").asText())
          .as(name)
          .isIn("critical", "warning", "info", "none");
      assertThat(alert.at("/annotations/summary").asText()).as(name).doesNotContain("{{");
      assertThat(alert.at("/annotations/summary").asText()).as(name).endsWith(".");
      assertThat(alert.at("/annotations/description").asText()).as(name).endsWith(".");
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("dashboards/runbooks/" + name + ".md");
    }
  }

  @Test
  void descriptions_name_labels_that_the_alert_has() {
    for (JsonNode alert : Monitoring.rules("alert")) {
      Labels labels = monitoring.read(alert.path("expr").asText()).shape().labels();
      for (String label : Monitoring.all(LABEL, alert.path("annotations").toString())) {
        assertThat(labels.has(label)).as(name(alert) + ": " + label).isTrue();
      }
    }
  }

  @Test
  void every_alert_has_a_runbook_and_every_runbook_an_alert() {
    Set<String> pages = new TreeSet<>();
    Monitoring.files("runbooks")
        .forEach(path -> pages.add(String.valueOf(path.getFileName()).replace(".md", "")));

    assertThat(pages).isEqualTo(names());
  }

  @Test
  void runbooks_have_the_same_headings_with_text_below_each() {
    for (Path page : Monitoring.files("runbooks")) {
      String text = Monitoring.text(page);
      assertThat(text).startsWith("# " + String.valueOf(page.getFileName()).replace(".md", ""));
      assertThat(Monitoring.all(HEADING, text)).as(page.toString()).isEqualTo(HEADINGS);
      assertThat(EMPTY.matcher(text).find()).as(page + " has a heading without text").isFalse();
    }
  }

  @Test
  void runbooks_quote_a_rule_test_that_exists() {
    Set<String> cases = new TreeSet<>();
    Monitoring.yaml("prometheus/sluice.test.yml")
        .path("tests")
        .forEach(test -> cases.add(test.path("name").asText()));
    for (Path page : Monitoring.files("runbooks")) {
      String proof = Monitoring.text(page).replaceFirst("(?s).*## How it is proven", "");
      List<String> quoted = Monitoring.all(QUOTED, proof.replaceAll("\\s+", " "));
      assertThat(quoted).as(page.toString()).isNotEmpty();
      assertThat(cases).as(page.toString()).containsAll(quoted);
    }
  }

  @Test
  void every_alert_is_seen_firing_and_silent_in_a_rule_test() {
    Set<String> fires = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : Monitoring.yaml("prometheus/sluice.test.yml").path("tests")) {
      for (JsonNode each : test.path("alert_rule_test")) {
        (each.path("exp_alerts").isEmpty() ? silent : fires).add(each.path("alertname").asText());
      }
    }

    assertThat(fires).isEqualTo(names());
    silent.add("SluiceWatchdog"); // it always fires
    assertThat(silent).isEqualTo(names());
  }

  @Test
  void promtool_accepts_the_rules_and_their_tests() throws IOException, InterruptedException {
    Process check =
        new ProcessBuilder(Monitoring.root().resolve("check.sh").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(output).isZero();
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    Monitoring.rules("alert").forEach(alert -> names.add(name(alert)));
    return names;
  }

  private static String name(JsonNode alert) {
    return alert.path("alert").asText();
  }
}
