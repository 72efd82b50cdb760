package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stand-ins for values of a deployment in trial runs. */
class TrialReaderTest {
  private static TrialReader.TrialReadResult read(String text, Object parameters) {
    return TrialReader.read("x.json", text.getBytes(StandardCharsets.UTF_8), parameters);
  }

  private static FlowDefinition good(TrialReader.TrialReadResult reading) {
    assertThat(reading.flow().problems().stream().map(FlowProblem::text)).isEmpty();
    return reading.flow().definition().orElseThrow();
  }

  private static Object inputs(FlowDefinition definition, String action) {
    Map<String, Object> actions =
        DefinitionEnvelope.object(FlowTrees.of(definition).get("actions"));
    return DefinitionEnvelope.object(actions.get(action)).get("inputs");
  }

  private static String template(String inputs) {
    return """
    {"parameters": {"secret": {"type": "securestring"}, "count": {"type": "int"},
                    "flag": {"type": "bool"}, "serviceUrl": {"type": "string"},
                    "size": {"type": "string", "allowedValues": ["small", "big"]}},
     "resources": [{"type": "Microsoft.Logic/workflows", "properties": {"definition": {
       "triggers": {"manual": {"type": "Request"}},
       "actions": {"A": {"type": "Compose", "inputs": %s}}}}}]}"""
        .formatted(inputs);
  }

  @Test
  void values_that_only_a_deployment_has_get_stand_ins_reported_once() {
    TrialReader.TrialReadResult reading =
        read(
            template(
                """
                ["[concat('/@{encodeURIComponent(''', parameters('secret'), ''')}')]",
                 "[parameters('count')]", "[parameters('flag')]", "[parameters('secret')]",
                 "[parameters('serviceUrl')]", "[parameters('size')]",
                 "[resourceGroup().location]", "[last(split(resourceId('a/b', 'c'), '/'))]",
                 "[uniqueString('a')]", "[reference('a').b[0]]"]"""),
            null);
    assertThat(inputs(good(reading), "A"))
        .isEqualTo(
            List.of(
                "/@{encodeURIComponent('secret')}",
                1L,
                true,
                "secret",
                "https://example.com/serviceurl",
                "small",
                "westeurope",
                "c",
                "uniqueString",
                "template value"));
    assertThat(reading.notes())
        .containsOnlyOnce("the parameter 'secret' has no value; 'secret' is used")
        .contains("uniqueString() depends on the deployment; 'uniqueString' is used");
  }

  @Test
  void the_hub_takes_no_stand_ins() {
    byte[] bytes = template("\"[parameters('secret')]\"").getBytes(StandardCharsets.UTF_8);
    assertThat(FlowReader.read("x.json", bytes).problems()).isNotEmpty();
  }

  @Test
  void of_several_workflows_the_first_with_actions_is_tried() {
    String one = "{\"type\": \"Microsoft.Logic/workflows\", \"properties\": {\"definition\": %s}}";
    String empty =
        one.formatted("{\"triggers\": {\"m\": {\"type\": \"Request\"}}, \"actions\": {}}");
    String full =
        one.formatted(
            "{\"triggers\": {\"m\": {\"type\": \"Request\"}},"
                + " \"actions\": {\"A\": {\"type\": \"Compose\", \"inputs\": 1}}}");
    TrialReader.TrialReadResult listed =
        read("{\"resources\": [" + empty + ", " + full + "]}", null);
    assertThat(good(listed).index()).containsOnlyKeys("A");
    assertThat(listed.notes().get(0))
        .startsWith("the file holds 2 workflows; the one used is at resources/1/properties");
    TrialReader.TrialReadResult named = read("{\"resources\": {\"wf\": " + full + "}}", null);
    assertThat(good(named).index()).containsOnlyKeys("A");
    String content =
        "{\"resources\": [{\"properties\": {\"mainTemplate\": {\"resources\": [" + full + "]}}}]}";
    assertThat(good(read(content, null)).index()).containsOnlyKeys("A");
  }

  @Test
  void several_triggers_are_tried_with_the_first_and_no_actions_are_no_fault() {
    TrialReader.TrialReadResult reading =
        read(
            "{\"triggers\": {\"a\": {\"type\": \"Request\"}, \"b\": {\"type\": \"Recurrence\"}},"
                + " \"actions\": {}}",
            null);
    assertThat(good(reading).trigger().name()).isEqualTo("a");
    assertThat(reading.notes()).containsExactly("the flow has 2 triggers; the trial uses 'a'");
  }

  @Test
  void parameters_come_from_the_host_then_the_resource_then_the_default() {
    String text =
        """
        {"properties": {"parameters": {"b": {"value": "resource"}}, "definition": {
          "parameters": {"a": {"type": "String"}, "b": {"type": "String", "defaultValue": "d"},
                         "c": {"type": "Array"}, "d": {"type": "Float", "defaultValue": 2}},
          "triggers": {"m": {"type": "Request"}},
          "actions": {"A": {"type": "Compose", "inputs": "@parameters('e f')"}}}}}""";
    FlowDefinition definition =
        good(read(text, Map.of("a", Map.of("value", "host"), "c", Map.of("value", "@x()"))));
    assertThat(definition.parameters())
        .containsEntry("a", "host")
        .containsEntry("b", "resource")
        .containsEntry("c", List.of())
        .containsEntry("d", 2L)
        .containsEntry("e f", "e f");
  }

  @Test
  void an_error_in_the_flow_is_reported_at_its_place() {
    TrialReader.TrialReadResult reading =
        read(
            """
            {"definition": {"triggers": {"m": {"type": "Request"}}, "actions": {
              "A": {"type": "Compose", "inputs": 1, "runAfter": {"B": ["Succeeded"]}}}}}""",
            null);
    assertThat(reading.flow().definition()).isEmpty();
    assertThat(reading.flow().problems().get(0).text())
        .startsWith("x.json:2:54 definition/actions/A/runAfter/B: runAfter must name an action");
  }

  @Test
  void parameters_in_object_keys_and_outputs_get_stand_ins() {
    String flow =
        """
        {"triggers": {"manual": {"type": "Request"}},
         "actions": {"A": {"type": "Compose", "inputs": {"@{parameters('In-Key')}": 1}}},
         "outputs": {"o": {"type": "String", "value": "@parameters('In-Output')"}}}""";
    TrialReader.TrialReadResult read =
        TrialReader.read("f.json", flow.getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
    assertThat(read.flow().problems()).isEmpty();
    assertThat(read.notes())
        .anyMatch(note -> note.contains("'In-Key' has no value"))
        .anyMatch(note -> note.contains("'In-Output' has no value"));
  }
}
