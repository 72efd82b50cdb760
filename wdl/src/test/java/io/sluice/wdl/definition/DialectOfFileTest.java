package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.OperationTable;
import io.sluice.wdl.ParseResult;
import io.sluice.wdl.Wdl;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.trial.TriggerEvaluation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kind of a file decides the dialect, which travels with the compiled definition. */
class DialectOfFileTest {
  private static final String DEFINITION =
      """
      {"triggers": {"manual": {"type": "Request"}},
       "actions": {"A": {"type": "Compose", "inputs": "@greater('a', 'B')"}}}""";

  private static final String STANDARD =
      "{\"definition\": " + DEFINITION + ", \"kind\": \"Stateful\"}";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Dialect dialect(String text) {
    return FlowReader.read("f.json", bytes(text)).definition().orElseThrow().dialect();
  }

  private static Object outputs(FlowDefinition definition) {
    return Wdl.byFile().run(definition, Map.of(), OperationTable.empty()).steps().get(0).outputs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stateful", "Stateless", "stateful"})
  void a_workflow_of_logic_apps_standard_is_known_by_its_kind(String kind) {
    assertThat(dialect("{\"definition\": " + DEFINITION + ", \"kind\": \"" + kind + "\"}"))
        .isEqualTo(Dialect.LOGIC_APPS_STANDARD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "{\"definition\": %s}",
        "{\"properties\": {\"definition\": %s, \"connectionReferences\": {}}}",
        "{\"resources\": [{\"type\": \"Microsoft.Logic/workflows\", \"name\": \"w\","
            + " \"kind\": \"Stateful\", \"properties\": {\"definition\": %s}}]}"
      })
  void all_other_files_are_of_the_multi_tenant_engine(String wrapping) {
    assertThat(dialect(wrapping.formatted(DEFINITION))).isEqualTo(Dialect.POWER_AUTOMATE);
  }

  @Test
  void runs_evaluate_in_the_dialect_of_their_definition() {
    FlowDefinition standard = FlowReader.read("f.json", bytes(STANDARD)).definition().orElseThrow();
    FlowDefinition cloud = FlowReader.read("f.json", bytes(DEFINITION)).definition().orElseThrow();
    assertThat(outputs(standard)).isEqualTo(true);
    assertThat(outputs(cloud)).isEqualTo(false);
    assertThat(FlowReader.kept("f", standard.source()).definition().orElseThrow().dialect())
        .isEqualTo(Dialect.LOGIC_APPS_STANDARD);
    assertThat(TrialReader.read("f.json", bytes(STANDARD), null).flow().definition())
        .hasValueSatisfying(
            trial -> assertThat(trial.dialect()).isEqualTo(Dialect.LOGIC_APPS_STANDARD));
  }

  @Test
  void a_given_host_overrides_the_kind_of_the_file() {
    CompileSettings cloud = CompileSettings.of(Dialect.POWER_AUTOMATE);
    assertThat(FlowReader.read("f.json", bytes(STANDARD), cloud).definition().orElseThrow())
        .extracting(FlowDefinition::dialect)
        .isEqualTo(Dialect.POWER_AUTOMATE);
    ParseResult parsed = Wdl.of(Dialect.LOGIC_APPS_STANDARD).parse("f.json", bytes(DEFINITION));
    assertThat(parsed.orThrow().dialect()).isEqualTo(Dialect.LOGIC_APPS_STANDARD);
    assertThat(Wdl.byFile().parse("f.json", bytes(STANDARD)).orThrow().dialect())
        .isEqualTo(Dialect.LOGIC_APPS_STANDARD);
  }

  @Test
  void trigger_conditions_are_evaluated_in_the_dialect_too() {
    String text =
        STANDARD.replace(
            "\"type\": \"Request\"",
            "\"type\": \"Request\", \"conditions\": [{\"expression\": \"@greater('a', 'B')\"}]");
    Map<String, Object> scope = new LinkedHashMap<>();
    FlowDefinition definition = FlowReader.read("f.json", bytes(text)).definition().orElseThrow();
    assertThat(TriggerEvaluation.of(definition, scope, Wdl.VIRTUAL_START))
        .isInstanceOf(TriggerEvaluation.Fires.class);
  }
}
