package io.sluice.wdl.run;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flows from the text of their actions. */
final class FlowTexts {
  static final String TRIGGER =
      """
      "When": {"type": "OpenApiConnection", "inputs": {
        "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                 "operationId": "OnSegmentThresholdCrossed"},
        "parameters": {"segmentName": "HighValueCustomers", "threshold": 1000}}}""";

  private FlowTexts() {}

  /** A call of a connector as an action; {@code more} are further members, with a comma before. */
  static String call(String runAfter, String more) {
    return """
    {"type": "OpenApiConnection", "runAfter": {%s}, "inputs": {
      "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_teams",
               "operationId": "PostMessageToConversation"},
      "parameters": {"body/messageBody": "hello"}}%s}"""
        .formatted(runAfter, more);
  }

  static FlowDefinition flow(String actions) {
    return definition("{\"triggers\": {" + TRIGGER + "}, \"actions\": {" + actions + "}}");
  }

  static FlowDefinition definition(String text) {
    FlowReader.FlowReadResult reading =
        FlowReader.read("test-flow.json", text.getBytes(StandardCharsets.UTF_8));
    return reading
        .definition()
        .orElseThrow(
            () ->
                new AssertionError(
                    String.join(
                        "\n", reading.problems().stream().map(FlowProblem::text).toList())));
  }

  static Map<String, @Nullable Object> trigger(@Nullable Object body) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("headers", new LinkedHashMap<>());
    outputs.put("body", body);
    return outputs;
  }

  /** A value from JSON. */
  static @Nullable Object json(String text) {
    return JournalValues.read(text);
  }
}
