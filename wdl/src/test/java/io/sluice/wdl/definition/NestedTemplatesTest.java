package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workflows in the templates of nested deployments. */
class NestedTemplatesTest {
  private static String deployment(String scope, String passed, String template) {
    return """
        {"type": "Microsoft.Resources/deployments", "name": "n", "properties": {
          "mode": "Incremental", %s "parameters": %s, "template": %s}}"""
        .formatted(
            scope.isEmpty()
                ? ""
                : "\"expressionEvaluationOptions\": {\"scope\": \"" + scope + "\"},",
            passed,
            template);
  }

  private static String template(String parameter, String resource) {
    return """
        {"parameters": {"p": {"type": "string"%s}}, "resources": [%s]}"""
        .formatted(
            parameter.isEmpty() ? "" : ", \"defaultValue\": \"" + parameter + "\"", resource);
  }

  private static String workflow(String more) {
    return """
        {"type": "Microsoft.Logic/workflows", "name": "w", %s "properties": {"definition": {
          "triggers": {"manual": {"type": "Request"}},
          "actions": {"A": {"type": "Compose", "inputs": "[parameters('p')]"}}}}}"""
        .formatted(more);
  }

  private static FlowReader.FlowReadResult read(String text) {
    return FlowReader.read("t.json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of the expression as the hub and a trial run see it. */
  private static String value(String text) {
    FlowFile file = FlowFile.read("t.json", text.getBytes(StandardCharsets.UTF_8));
    String plain = String.valueOf(file.plain(file.definitions().get(0)).definition());
    FlowReader.FlowReadResult trial =
        TrialReader.read("t.json", text.getBytes(StandardCharsets.UTF_8), null).flow();
    assertThat(trial.problems()).isEmpty();
    String source = trial.definition().orElseThrow().source();
    String value = plain.replaceAll("(?s).*inputs=([^}]*)}.*", "$1");
    assertThat(source).contains("\"inputs\":\"" + value + "\"");
    return value;
  }

  @Test
  void the_outer_scope_is_the_default() {
    String inner = template("inner", workflow(""));
    assertThat(value(template("outer", deployment("", "{}", inner)))).isEqualTo("outer");
    assertThat(value(template("outer", deployment("Outer", "{}", inner)))).isEqualTo("outer");
  }

  @Test
  void the_inner_scope_has_its_own_parameters_with_the_passed_values() {
    String inner = template("inner", workflow(""));
    assertThat(value(template("outer", deployment("inner", "{}", inner)))).isEqualTo("inner");
    String passed = "{\"p\": {\"value\": \"[concat(parameters('p'), '!')]\"}}";
    assertThat(value(template("outer", deployment("inner", passed, inner)))).isEqualTo("outer!");
    String twice = template("middle", deployment("inner", passed, inner));
    assertThat(value(template("outer", deployment("inner", passed, twice)))).isEqualTo("outer!!");
  }

  @Test
  void a_hub_loads_a_nested_workflow_whose_values_are_known_and_reports_others() {
    String inner = template("inner", workflow(""));
    assertThat(read(template("", deployment("inner", "{}", inner))).problems()).isEmpty();
    String passed = "{\"p\": {\"value\": \"[resourceGroup().name]\"}}";
    assertThat(read(template("", deployment("inner", passed, inner))).problems())
        .singleElement()
        .extracting(FlowProblem::rule)
        .asString()
        .contains("the parameter 'p' has no default");
  }

  @Test
  void a_copy_loop_is_reported() {
    String copied = workflow("\"copy\": {\"name\": \"c\", \"count\": 3},");
    List<FlowProblem> warnings = read(template("x", copied)).warnings();
    assertThat(warnings)
        .singleElement()
        .extracting(FlowProblem::rule)
        .asString()
        .contains("copy loop");
  }
}
