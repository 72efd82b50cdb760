package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.SimulatorConfig;
import io.sluice.wdl.definition.CallCount;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the plan of {@code sluice quota plan} with the calls counted by the service when the
 * flow runs.
 */
class PlannedCallsTest {
  private static final String TABLE = "Support_Cases";
  private static final int ITEMS = 7;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "gathers 5000, 40, 4",
    "gathers 5000, 45, 5",
    "gathers 25, 40, 3",
    "gathers 30, 40, 3",
    "until, 40, 5",
    "until, 45, 5",
    "each, 40, 7",
    "each page, 40, 28",
    "child, 40, 2",
    "chosen, 40, 2"
  })
  void the_calls_of_a_run_are_those_that_were_planned(String what, int rows, int calls)
      throws IOException {
    environment(rows);
    String flow = flow(what);
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Files.writeString(flows.resolve("child.json"), CHILD);

    long planned =
        CallCount.of(
                read("flow", flow),
                new CallCount.ExpectedSizes(ITEMS, rows),
                name -> Optional.of(read(name, CHILD)))
            .calls()
            .get("customerinsights");
    Scene scene =
        new Scene(
            what,
            flow,
            Map.of(
                Duration.ofSeconds(70),
                "{\"do\":\"refreshSource\",\"dataSource\":\"Loyalty\",\"outcome\":\"success\"}"),
            "",
            Duration.ofSeconds(400));

    assertThat(MortalWorld.calls(scene, folder).stream().filter(path -> path.contains(TABLE)))
        .hasSize(calls);
    assertThat(planned).isEqualTo(calls);
  }

  /** The retailer without a timetable, and with a small table. */
  private void environment(int rows) throws IOException {
    try (InputStream retailer =
        SimulatorConfig.class.getResourceAsStream("/environments/retailer.yaml")) {
      String yaml = new String(retailer.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("retailer.yaml"),
          yaml.substring(0, yaml.indexOf("    timeline:")).replace("rows: 15700", "rows: " + rows));
    }
  }

  private static FlowDefinition read(String name, String text) {
    FlowReader.FlowReadResult read =
        FlowReader.read(name + ".json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.problems()).isEmpty();
    return read.definition().orElseThrow();
  }

  private static String flow(String what) {
    String actions =
        switch (what) {
          case "gathers 5000" -> "\"Rows\": " + gathering(5_000);
          case "gathers 25" -> "\"Rows\": " + gathering(25);
          case "gathers 30" -> "\"Rows\": " + gathering(30);
          case "until" -> reading();
          case "each" -> each("\"Rows\": " + rows("\"$top\": 1"));
          case "each page" -> each("\"Rows\": " + gathering(5_000));
          case "child" ->
              "\"Child\": {\"type\": \"Workflow\", \"inputs\": {\"host\":"
                  + " {\"workflowReferenceName\": \"child\"}, \"body\": {}}}";
          default ->
              """
              "If": {"type": "If", "expression": {"equals": [1, 1]},
                "actions": {"A": %s, "B": %s}, "else": {"actions": {"C": %s}}}"""
                  .formatted(rows("\"$top\": 1"), rows("\"$top\": 1"), rows("\"$top\": 1"));
        };
    return """
    {"triggers": {"When": {"type": "OpenApiConnection", "inputs": {
      "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
               "operationId": "OnDataSourceRefreshSucceeded"}, "parameters": {}}}},
     "actions": {%s}}
    """
        .formatted(actions);
  }

  private static final String CHILD =
      """
      {"triggers": {"T": {"type": "Request", "kind": "Http"}},
       "actions": {"A": %s, "B": %s}}"""
          .formatted(rows("\"$top\": 1"), rows("\"$top\": 1"));

  private static String rows(String parameters) {
    return """
    {"type": "OpenApiConnection", "inputs": {
      "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
               "operationId": "GetItems"}, "parameters": {"table": "%s", %s}}}"""
        .formatted(TABLE, parameters);
  }

  private static String gathering(int least) {
    String one = rows("\"$top\": 10");
    return one.substring(0, one.length() - 1)
        + ", \"runtimeConfiguration\": {\"paginationPolicy\": {\"minimumItemCount\": %d}}}"
            .formatted(least);
  }

  private static String each(String action) {
    return "\"Each\": {\"type\": \"Foreach\", \"foreach\": \"@range(1, %d)\", \"actions\": {%s}}"
        .formatted(ITEMS, action);
  }

  /** Page after page until one is short. */
  private static String reading() {
    return """
    "Skip": {"type": "InitializeVariable",
      "inputs": {"variables": [{"name": "skip", "type": "integer", "value": 0}]}},
    "Until": {"type": "Until", "runAfter": {"Skip": ["Succeeded"]},
      "expression": "@less(length(body('Rows')?['value']), 10)", "limit": {"count": 60},
      "actions": {"Rows": %s,
        "More": {"type": "IncrementVariable", "runAfter": {"Rows": ["Succeeded"]},
          "inputs": {"name": "skip", "value": 10}}}}"""
        .formatted(rows("\"$top\": 10, \"$skip\": \"@variables('skip')\""));
  }
}
