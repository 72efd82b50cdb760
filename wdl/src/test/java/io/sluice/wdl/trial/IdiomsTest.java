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
  static Stream<Arguments> idioms() throws IOException {
    String file = "/trial/idioms.yaml";
    try (InputStream in = Objects.requireNonNull(IdiomsTest.class.getResourceAsStream(file))) {
      FlowTrees.TreeReadResult read = FlowTrees.read("idioms.yaml", in.readAllBytes());
      assertThat(read.problems()).isEmpty();
      return JsonObjects.members(read.tree()).entrySet().stream()
          .map(row -> Arguments.of(row.getKey(), row.getValue()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("idioms")
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
      action.put(
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
