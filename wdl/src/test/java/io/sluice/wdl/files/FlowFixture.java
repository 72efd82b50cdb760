package io.sluice.wdl.files;

import java.nio.charset.StandardCharsets;

/** Flow files as test data. */
final class FlowFixture {
  static final String TRIGGER =
      """
      "triggers": {"When": {"type": "OpenApiConnection", "inputs": {"host": {
        "apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
        "operationId": "OnUnificationCompleted"}, "parameters": {}}}}""";

  private FlowFixture() {}

  /** A bare definition with the given actions. */
  static String of(String actions) {
    return "{"
        + TRIGGER
        + ",\n\"parameters\": {\"p\": {\"type\": \"String\", \"defaultValue\": \"d\"}},\n"
        + "\"outputs\": {\"o\": {\"type\": \"String\", \"value\": \"@parameters('p')\"}},\n"
        + "\"actions\": {"
        + actions
        + "}}";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
