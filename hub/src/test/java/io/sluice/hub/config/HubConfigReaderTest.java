package io.sluice.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubConfigReaderTest {
  private static final String TOKEN = "a-token-of-sixteen-or-more";
  private static final String GOOD =
      """
      environment:
        name: contoso
        instanceId: 11111111-2222-3333-4444-555555555555
        tenant: contoso.onmicrosoft.com
        clientId: client
        clientSecret: env:SECRET
        subscriptionKey: file:/run/secrets/key
        sweepInterval: 30s
      teams:
        channels:
          data-ops: { webhook: env:HOOK, form: classic }
      mail: { host: smtp.contoso.com, from: sluice@contoso.com }
      http:
        allow: ["10.0.0.5:8080"]
        webhooks:
          warehouse: { url: "https://warehouse.contoso.com/in", key: env:KEY }
      flows: my-flows
      console: { port: 0 }
      """;

  @TempDir Path folder;

  @Test
  void paths_in_a_file_are_relative_to_its_folder() throws IOException {
    HubConfig config = HubConfigReader.read(file(GOOD), TOKEN);
    assertThat(config.source().orElseThrow().interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.flows().folder()).isEqualTo(folder.resolve("my-flows"));
    assertThat(config.connectors().get(TeamsConfig.class).orElseThrow().channels())
        .containsOnlyKeys("data-ops");
    assertThat(config.connectors().get(HttpConfig.class).orElseThrow().webhooks())
        .containsOnlyKeys("warehouse");
    assertThat(config.outbound().allowed()).hasSize(1);
    assertThat(
            config.connectors().get(CustomerInsightsConfig.class).orElseThrow().token().toString())
        .contains("contoso.onmicrosoft.com");
  }

  @Test
  void the_interval_adapts_unless_switched_off() throws IOException {
    HubConfig usual = HubConfigReader.read(file(GOOD), TOKEN);
    assertThat(usual.source().orElseThrow().adapt()).isTrue();
    assertThat(usual.source().orElseThrow().freshness()).isEqualTo(Duration.ofSeconds(180));
    String constant = "sweepInterval: 30s\n  adapt: false";
    HubConfig even =
        HubConfigReader.read(file(GOOD.replace("sweepInterval: 30s", constant)), TOKEN);
    assertThat(even.source().orElseThrow().freshness()).isEqualTo(Duration.ofSeconds(90));
    String other = "sweepInterval: 30s\n  adapt: false\n  freshness: 10m";
    HubConfig fixed = HubConfigReader.read(file(GOOD.replace("sweepInterval: 30s", other)), TOKEN);
    assertThat(fixed.source().orElseThrow().adapt()).isFalse();
    assertThat(fixed.source().orElseThrow().freshness()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void retention_is_configurable() throws IOException {
    String section = "flows: my-flows\nhistory: { keepFor: 14d, keepGiB: 2 }";
    HubConfig config = HubConfigReader.read(file(GOOD.replace("flows: my-flows", section)), TOKEN);
    assertThat(config.store().keepFor()).isEqualTo(Duration.ofDays(14));
    assertThat(config.store().keepBytes()).isEqualTo(2L << 30);
    StoreConfig usual = HubConfigReader.read(file(GOOD), TOKEN).store();
    assertThat(usual).isEqualTo(StoreConfig.in(folder.resolve("data")));
  }

  @Test
  void flows_may_be_a_section_that_switches_mocks_on() throws IOException {
    String section = "flows: { folder: my-flows, mocks: true }";
    HubConfig config = HubConfigReader.read(file(GOOD.replace("flows: my-flows", section)), TOKEN);
    assertThat(config.flows().folder()).isEqualTo(folder.resolve("my-flows"));
    assertThat(config.flows().mocks()).isTrue();
    assertThat(HubConfigReader.read(file(GOOD), TOKEN).flows().mocks()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "name: contoso               | name: ''                  | environment.name",
        "sweepInterval: 30s          | sweepInterval: 30         | environment.sweepInterval",
        "sweepInterval: 30s          | sweepInterval: 1s         | environment.sweepInterval",
        "sweepInterval: 30s          | adapt: perhaps            | environment.adapt",
        "sweepInterval: 30s          | freshness: 1s             | environment.freshness",
        "clientSecret: env:SECRET    | clientSecret: secret      | environment.clientSecret",
        "form: classic               | form: modern              | teams.channels.data-ops.form",
        "host: smtp.contoso.com,     | port: 99999,              | mail.port",
        "from: sluice@contoso.com    | from: nobody              | mail.from",
        "10.0.0.5:8080               | 10.0.0.5                  | http.allow",
        "port: 0                     | port: eighty              | console.port",
        "flows: my-flows             | flows: [a]                | flows",
        "flows: my-flows             | flows: { mocks: 1 }       | flows.mocks",
        "flows: my-flows             | history: { keepFor: 1h }  | history.keepFor",
        "flows: my-flows             | history: { keepGiB: 0 }   | history.keepGiB",
        "flows: my-flows             | history: { keep: 1d }     | history.keep",
        "tenant: contoso             | tennant: contoso          | environment.tennant",
      })
  void each_broken_rule_is_reported_with_its_path_and_line(String good, String bad, String path)
      throws IOException {
    Path file = file(GOOD.replace(good, bad));
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(file, TOKEN));
    assertThat(wrong.problems()).extracting(ConfigProblem::path).contains(path);
    assertThat(wrong.problems()).allMatch(problem -> problem.line() > 0);
  }

  @Test
  void for_an_empty_file_every_required_key_is_reported() throws IOException {
    Path file = file("");
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(file, TOKEN));
    assertThat(wrong.problems())
        .extracting(ConfigProblem::path)
        .containsAll(
            List.of(
                "environment.name",
                "environment.instanceId",
                "environment.tenant",
                "environment.clientId",
                "environment.clientSecret",
                "environment.subscriptionKey"));
  }

  @Test
  void a_missing_file_and_broken_yaml_are_reported_in_a_sentence() throws IOException {
    ConfigException absent =
        catchThrowableOfType(
            ConfigException.class, () -> HubConfigReader.read(folder.resolve("no.yaml"), TOKEN));
    assertThat(absent).hasMessageContaining("does not exist");
    Path broken = file("a: [1\nb: }");
    ConfigException yaml =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(broken, TOKEN));
    assertThat(yaml).hasMessageContaining("is not YAML");
  }

  @Test
  void the_check_before_a_start_finds_references_to_missing_secrets() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "k");
    String text = GOOD.replace("/run/secrets/key", key.toString());
    ConfigException missing =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                HubConfigReader.of(
                        ConfigSource.of(file(text.replace("env:", "env:NOT_SET_IN_A_TEST_"))))
                    .check());
    assertThat(missing.problems())
        .extracting(ConfigProblem::line, ConfigProblem::path, ConfigProblem::value)
        .containsExactly(
            tuple(6, "environment.clientSecret", "env:NOT_SET_IN_A_TEST_SECRET"),
            tuple(11, "teams.channels.data-ops.webhook", "env:NOT_SET_IN_A_TEST_HOOK"),
            tuple(16, "http.webhooks.warehouse.key", "env:NOT_SET_IN_A_TEST_KEY"));
    assertThat(missing.problems().get(0).rule()).contains("set the variable");
  }

  @Test
  void a_key_that_appears_twice_is_reported_with_its_line() throws IOException {
    Path file = file("environment:\n  name: a\n  tenant: b\n  name: c\n");
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(file, TOKEN));
    assertThat(wrong.problems()).extracting(ConfigProblem::line).containsExactly(4);
    assertThat(wrong).hasMessageContaining("'name' appears twice");
  }

  @Test
  void a_secret_in_plain_text_is_refused_and_not_shown() throws IOException {
    Path file = file(GOOD.replace("env:SECRET", "hunter2"));
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(file, TOKEN));
    assertThat(wrong.getMessage()).doesNotContain("hunter2").contains("env:NAME");
  }

  @Test
  void an_option_overrides_a_variable_which_overrides_the_file() throws IOException {
    Map<String, String> variables =
        Map.of("SLUICE_CONSOLE_PORT", "9001", "SLUICE_HISTORY_KEEP_GIB", "7", "SLUICE_DATA", "d");
    ConfigSource source = new ConfigSource(file(GOOD), variables, List.of("console.port=9002"));
    HubConfigReader reader = HubConfigReader.of(source);
    HubConfig config = reader.config(TOKEN);
    assertThat(config.console().port()).isEqualTo(9002);
    assertThat(config.store().keepBytes()).isEqualTo(7L << 30);
    assertThat(reader.dataFolder()).isEqualTo(folder.resolve("d"));
    assertThat(reader.effective(false))
        .filteredOn(value -> value.path().equals(List.of("history", "keepGiB")))
        .extracting(value -> value.origin().text())
        .containsExactly("SLUICE_HISTORY_KEEP_GIB");
  }

  @Test
  void a_variable_that_sets_a_key_keeps_the_short_form_of_its_section() throws IOException {
    Map<String, String> variables = Map.of("SLUICE_FLOWS_MOCKS", "true");
    FlowConfig flows =
        HubConfigReader.of(new ConfigSource(file(GOOD), variables, List.of()))
            .config(TOKEN)
            .flows();
    assertThat(flows.mocks()).isTrue();
    assertThat(flows.folder()).isEqualTo(folder.resolve("my-flows"));
  }

  @Test
  void a_wrong_variable_or_option_is_reported_by_its_name() throws IOException {
    ConfigSource source =
        new ConfigSource(
            file(GOOD),
            Map.of("SLUICE_ENVIRONMENT_CLIENT_SECRET", "hunter2"),
            List.of("console.port=high"));
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.of(source).config(TOKEN));
    assertThat(wrong)
        .hasMessageContaining("SLUICE_ENVIRONMENT_CLIENT_SECRET: environment.clientSecret")
        .hasMessageContaining("--set console.port: console.port = 'high'")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void the_former_spelling_of_a_key_is_read_and_reported() throws IOException {
    Path file = file(GOOD + "ingress: { mostBytes: 2048 }\n");
    HubConfigReader reader = HubConfigReader.of(ConfigSource.of(file));
    assertThat(reader.config(TOKEN).ingress().orElseThrow().maxBytes()).isEqualTo(2048);
    assertThat(reader.deprecations())
        .extracting(ConfigProblem::path, ConfigProblem::rule)
        .containsExactly(tuple("ingress.mostBytes", "is deprecated: use 'maxBytes'"));
  }

  @Test
  void keys_that_break_a_rule_together_are_reported_at_their_section() throws IOException {
    Path file = file(GOOD.replace("from: sluice", "tls: none, user: me, from: sluice"));
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> HubConfigReader.read(file, TOKEN));
    assertThat(wrong.problems())
        .extracting(ConfigProblem::line, ConfigProblem::path)
        .containsExactly(tuple(12, "mail"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("sluice.yaml"), text);
  }
}
