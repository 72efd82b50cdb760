package io.sluice.hub.flow;

import io.sluice.wdl.run.JournalValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of flow files, and the data of their triggers. */
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

  /** The outputs of a trigger with a body. */
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
