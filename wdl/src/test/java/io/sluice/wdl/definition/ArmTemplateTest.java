package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Template expressions in ARM templates, evaluated as far as possible without a deployment. */
class ArmTemplateTest {
  private static String template(String inputs, String parameters) {
    return """
    {"parameters": {"Name": {"type": "string", "defaultValue": "digest"},
                    "secret": {"type": "securestring"},
                    "place": {"type": "string", "defaultValue": "[resourceGroup().location]"},
                    "most": {"type": "int", "defaultValue": 7}},
     "variables": {"api": "[concat('smtp-', parameters('name'))]", "deep": {"list": [1, "[parameters('most')]"]},
                   "one": "[variables('two')]", "two": "[variables('one')]"},
     "resources": [{"type": "Microsoft.Logic/workflows", "properties": {
       "parameters": {%s},
       "definition": {
         "parameters": {"limit": {"type": "Int", "defaultValue": 1}, "$connections": {"type": "Object"}},
         "triggers": {"manual": {"type": "Request"}},
         "actions": {"A": {"type": "Compose", "inputs": %s}}}}}]}"""
        .formatted(parameters, inputs);
  }

  private static FlowReader.FlowReadResult read(String inputs, String parameters) {
    byte[] bytes = template(inputs, parameters).getBytes(StandardCharsets.UTF_8);
    return FlowReader.read("template.json", bytes);
  }

  private static Map<String, Object> plain(String inputs) {
    byte[] bytes = template(inputs, "").getBytes(StandardCharsets.UTF_8);
    FlowFile file = FlowFile.read("template.json", bytes);
    return file.plain(file.definitions().get(0)).definition();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[parameters('Name')] | \"'digest'\"",
        "[parameters('NAME')] | \"'digest'\"",
        "[variables('api')] | \"'smtp-digest'\"",
        "[variables('deep').list[1]] | 7",
        "[variables('deep')] | \"{'list':[1,7]}\"",
        "[concat('/x/', toUpper(parameters('name')), '/', string(add(parameters('most'), 1)))] |"
            + " \"'/x/DIGEST/8'\"",
        "[concat(createArray(1), createArray(2, 3))] | [1,2,3]",
        "[format('{0}-{1}/{0}', parameters('name'), parameters('most'))] | \"'digest-7/digest'\"",
        "[if(equals(parameters('most'), 7), 'seven', resourceGroup().name)] | \"'seven'\"",
        "[or(false(), true())] | true",
        "[coalesce(null(), 5)] | 5",
        "[['not an expression'] | \"'['not an expression']'\"",
        "[a text | \"'[a text'\"",
        "@triggerBody() | \"'@triggerBody()'\""
      })
  void an_expression_with_known_values_is_replaced_by_its_result(String text, String value) {
    Object actions = plain(Json.write(text)).get("actions");
    String inputs = Json.write(((Map<?, ?>) ((Map<?, ?>) actions).get("A")).get("inputs"));
    assertThat(inputs.replace('"', '\'')).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[parameters('secret')] | the parameter 'secret' has no default",
        "[parameters('nobody')] | the parameter 'nobody' has no default",
        "[variables('nothing')] | no variable 'nothing'",
        "[parameters('place')] | resourceGroup() depends on the deployment",
        "[resourceId('x', 'y')] | resourceId() depends on the deployment",
        "[guid('a')] | guid() depends on the deployment",
        "[variables('one')] | the variable 'one' refers to itself",
        "[format('{0:D2}', 1)] | other braces",
        "[format('{1}', 1)] | no argument for {1}",
        "[true(1)] | takes no arguments",
        "[a b] | not supported",
        "[substring('abc', 9)] | substring"
      })
  void an_expression_that_needs_the_deployment_is_kept_and_reported(String text, String reason) {
    FlowReader.FlowReadResult reading = read(Json.write(text), "");
    assertThat(reading.definition()).isEmpty();
    FlowProblem problem = reading.problems().get(0);
    assertThat(problem.path()).isEqualTo("resources/0/properties/definition/actions/A/inputs");
    assertThat(problem.rule())
        .startsWith("the template expression " + text + " is left unresolved: ")
        .contains(reason);
    assertThat(Json.write(plain(Json.write(text)))).contains(Json.write(text));
  }

  @Test
  void parameter_values_of_the_workflow_replace_the_defaults() {
    FlowReader.FlowReadResult reading =
        read(
            "1",
            """
            "limit": {"value": "[parameters('most')]"},
            "$connections": {"value": {"smtp": {"id": "[resourceId('a', 'b')]"}}}""");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.definition().orElseThrow().parameters()).containsEntry("limit", 7L);
  }

  @Test
  void a_host_keeps_its_expressions() {
    String flow =
        template("1", "")
            .replace(
                "{\"type\": \"Compose\", \"inputs\": 1}",
                """
                {"type": "ApiConnection", "inputs": {"method": "post", "path": "/Mail",
                  "host": {"connection": {"name": "@parameters('$connections')['smtp']['connectionId']"},
                           "api": {"runtimeUrl": "[subscription().id]"}}}}""");
    FlowReader.FlowReadResult reading =
        FlowReader.read("template.json", flow.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void a_template_that_expands_without_end_is_stopped_by_the_budget() {
    StringBuilder variables = new StringBuilder("\"v0\": \"" + "x".repeat(1000) + "\"");
    for (int i = 1; i < 40; i++) {
      String before = "variables('v" + (i - 1) + "')";
      variables.append(", \"v%d\": \"[concat(%s, %s)]\"".formatted(i, before, before));
    }
    String flow =
        template("\"[variables('v39')]\"", "")
            .replace("\"one\": \"[variables('two')]\"", variables.toString());
    FlowReader.FlowReadResult reading =
        FlowReader.read("template.json", flow.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems().get(0).rule()).contains("work units");
  }
}
