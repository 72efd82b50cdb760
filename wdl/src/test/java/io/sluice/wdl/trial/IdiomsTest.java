package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowTrees;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.run.StepView;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What public flows do with the values that their calls return: built-in mocks survive it. */
class IdiomsTest {
  private static Map<String, Object> idioms() throws IOException {
    String file = "/trial/idioms.yaml";
    try (InputStream in = Objects.requireNonNull(IdiomsTest.class.getResourceAsStream(file))) {
      FlowTrees.TreeReadResult read = FlowTrees.read("idioms.yaml", in.readAllBytes());
      assertThat(read.problems()).isEmpty();
      return JsonObjects.members(read.tree());
    }
  }

  static Stream<Arguments> ofCalls() throws IOException {
    return idioms().entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
  }

  /** The idioms that begin with one call, with its body read by way of something else. */
  private static Stream<Arguments> by(String name, String whole, String outputs, Object... between)
      throws IOException {
    Map<String, Object> before = JsonObjects.object(between);
    return idioms().entrySet().stream()
        .filter(row -> isBody(JsonObjects.members(row.getValue())))
        .filter(row -> name.equals("trigger") || name.equals("compose") || !isText(row.getValue()))
        .map(
            row -> {
              Map<String, Object> actions = new LinkedHashMap<>();
              Map<String, Object> given = JsonObjects.members(row.getValue());
              Object call = given.remove("G");
              if (!name.equals("trigger")) {
                actions.put("G", call);
              }
              actions.putAll(before);
              String text = Json.write(given).replace("outputs('G')?['body/", outputs);
              actions.putAll(JsonObjects.members(Json.parse(text.replace("body('G')", whole))));
              return Arguments.of(row.getKey() + ", by a " + name, actions);
            });
  }

  /** True if the body as a whole is XML, a file or an array. */
  private static boolean isText(Object actions) {
    String text = Json.write(actions);
    return Stream.of("xml(body('G'))", "$content", "first(body('G'))").anyMatch(text::contains);
  }

  private static boolean isBody(Map<String, Object> actions) {
    String text = Json.write(actions);
    return actions.keySet().iterator().next().equals("G")
        && !text.contains("outputs('G')?['headers']")
        && !text.contains("outputs('G')?['statusCode']")
        && !text.contains("outputs('G')['");
  }

  static Stream<Arguments> ofTriggers() throws IOException {
    return by("trigger", "triggerBody()", "triggerOutputs()?['body/");
  }

  static Stream<Arguments> ofComposes() throws IOException {
    return by("compose", "outputs('C0')", "outputs('C0')?['", "C0", "=@body('G')");
  }

  static Stream<Arguments> ofJson() throws IOException {
    Object schema = JsonObjects.object("content", "@body('G')", "schema", Map.of());
    Object parse = JsonObjects.object("type", "ParseJson", "inputs", schema);
    return by("JSON body", "body('P0')", "body('P0')?['", "P0", parse);
  }

  static Stream<Arguments> ofVariables() throws IOException {
    Object row = JsonObjects.object("name", "v0", "type", "object", "value", "@body('G')");
    Object inputs = JsonObjects.object("variables", List.of(row));
    Object variable = JsonObjects.object("type", "InitializeVariable", "inputs", inputs);
    return by("variable", "variables('v0')", "variables('v0')?['", "V0", variable);
  }

  /** In a loop over items that are like the body; variables are not initialized in loops. */
  static Stream<Arguments> ofItems() throws IOException {
    return by("item", "items('L0')", "items('L0')?['")
        .filter(row -> !Json.write(row.get()[1]).contains("InitializeVariable"))
        .map(
            row -> {
              Map<String, Object> inside = JsonObjects.members(row.get()[1]);
              Object call = inside.remove("G");
              Object loop =
                  JsonObjects.object(
                      "type", "Foreach", "foreach", "@body('G')?['parts']", "actions", inside);
              return Arguments.of(row.get()[0], JsonObjects.object("G", call, "L0", loop));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ofCalls", "ofTriggers", "ofComposes", "ofJson", "ofVariables", "ofItems"})
  void built_in_mocks_survive_what_flows_do_with_them(String name, Object actions) {
    String flow =
        Json.write(
            JsonObjects.object(
                "triggers",
                JsonObjects.object("manual", JsonObjects.object("type", "Request")),
                "actions",
                inOrder(actions)));
    FlowDefinition definition = TrialFixture.definition(flow);
    TrialOutcome outcome = TrialFixture.searched(definition);
    assertThat(outcome.status()).as(() -> failures(outcome)).isEqualTo(Status.SUCCEEDED);
  }

  private static String failures(TrialOutcome outcome) {
    StringBuilder text = new StringBuilder();
    for (StepView step : outcome.steps()) {
      text.append(step.path()).append(' ').append(step.status()).append(' ').append(step.error());
      text.append(' ').append(Json.write(step.outputs())).append('\n');
    }
    return text.toString();
  }

  /** Actions in full, each after the one before it. */
  private static Map<String, Object> inOrder(Object actions) {
    Map<String, Object> all = new LinkedHashMap<>();
    String before = "";
    for (Map.Entry<String, Object> row : JsonObjects.members(actions).entrySet()) {
      Map<String, Object> action = action(row.getValue());
      action.putIfAbsent(
          "runAfter",
          before.isEmpty() ? Map.of() : JsonObjects.object(before, List.of("Succeeded")));
      all.put(row.getKey(), action);
      before = row.getKey();
    }
    return all;
  }

  private static Map<String, Object> action(Object written) {
    if (written instanceof String text && text.startsWith("call http.")) {
      Object inputs = JsonObjects.object("method", "GET", "uri", "https://a.example");
      return JsonObjects.object("type", "Http", "inputs", inputs);
    }
    if (written instanceof String text && text.startsWith("call ")) {
      String[] operation = text.substring("call ".length()).split("\\.");
      Object host =
          JsonObjects.object(
              "apiId", "/providers/Microsoft.PowerApps/apis/shared_" + operation[0],
              "connectionName", "shared_" + operation[0],
              "operationId", operation[1]);
      return JsonObjects.object(
          "type", "OpenApiConnection", "inputs", JsonObjects.object("host", host));
    }
    if (written instanceof String text) {
      return JsonObjects.object("type", "Compose", "inputs", text.substring(1));
    }
    Map<String, Object> action = JsonObjects.members(written);
    Map<String, Object> cases = JsonObjects.members(action.get("cases"));
    cases.replaceAll((name, one) -> action(one));
    if (!cases.isEmpty()) {
      action.put("cases", cases);
    }
    for (String block : List.of("actions", "else", "default")) {
      Object given = action.get(block);
      if (given != null) {
        action.put(
            block,
            block.equals("actions")
                ? inOrder(given)
                : JsonObjects.object(
                    "actions", inOrder(JsonObjects.members(given).get("actions"))));
      }
    }
    return action;
  }
}
