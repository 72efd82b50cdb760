package io.sluice.hub.prove;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Actions in the simulator, and the flow that reacts to them.
 *
 * @param flow text of the flow
 * @param doings actions of the simulator, by time since the hub's first start
 * @param wish request of a person concerning the first run of the flow; empty for none
 * @param lasts time until everything has ended
 */
record Scene(String name, String flow, Map<Duration, String> doings, String wish, Duration lasts) {

  private static final String POST =
      call(
          "shared_teams",
          "PostMessageToConversation",
          "",
          "\"body/recipient/channelId\": \"data-ops\", \"body/messageBody\": \"of @{triggerBody()?['eventId']}\"");

  private static final String HOOK =
      "\"endpoint\": \"warehouse\", \"id\": \"%s\", \"data\": \"@triggerBody()?['data']\"";

  private static final String REFRESH =
      "{\"do\":\"refreshSource\",\"dataSource\":\"Loyalty\",\"outcome\":\"%s\"}";

  static List<Scene> all() {
    return List.of(
        plain(
            "datasource.refresh.failed",
            "OnDataSourceRefreshFailed",
            "",
            REFRESH.formatted("failure")),
        plain(
            "datasource.refresh.succeeded",
            "OnDataSourceRefreshSucceeded",
            "",
            REFRESH.formatted("success")),
        crossing(
            "segment.threshold.crossed",
            "OnSegmentThresholdCrossed",
            "\"segmentName\": \"HighValueCustomers\", \"threshold\": 1000",
            "{\"do\":\"evaluateSegment\",\"segment\":\"HighValueCustomers\",\"value\":%d}",
            900,
            1100),
        crossing(
            "measure.threshold.crossed",
            "OnMeasureThresholdCrossed",
            "\"measureName\": \"MonthlyRevenue\", \"threshold\": 250000",
            "{\"do\":\"evaluateMeasure\",\"measure\":\"MonthlyRevenue\",\"value\":%d}",
            240000,
            260000),
        plain(
            "refresh.completed",
            "OnFullRefreshCompleted",
            "\"includeManual\": true",
            "{\"do\":\"refreshAll\",\"outcome\":\"success\"}"),
        plain("unification.completed", "OnUnificationCompleted", "", "{\"do\":\"unify\"}"),
        succeeded(
            "paging run",
            "\"Rows\": " + PAGES + ", " + hook("Hook", "Rows", "@{length(body('Rows')?['value'])}"),
            "",
            260),
        succeeded(
            "waiting run",
            "\"Post\": "
                + POST
                + ", \"Rest\": {\"type\": \"Wait\", \"runAfter\": {\"Post\": [\"Succeeded\"]}, \"inputs\": {\"interval\": {\"count\": 40, \"unit\": \"Second\"}}}, "
                + hook("Hook", "Rest", "waited"),
            "",
            260),
        succeeded(
            "loop over items",
            "\"Each\": {\"type\": \"Foreach\", \"foreach\": \"@range(1, 3)\", \"runAfter\": {}, \"runtimeConfiguration\": {\"concurrency\": {\"repetitions\": 1}}, \"actions\": {"
                + hook("Hook", "", "item @{item()}")
                + "}}",
            "",
            260),
        succeeded(
            "repeated run",
            "\"Post\": " + POST + ", " + hook("Hook", "Post", "@{triggerBody()?['eventId']}"),
            "resubmit",
            320),
        succeeded(
            "cancelled run",
            "\"Post\": "
                + POST
                + ", \"Rest\": {\"type\": \"Wait\", \"runAfter\": {\"Post\": [\"Succeeded\"]}, \"inputs\": {\"interval\": {\"count\": 1, \"unit\": \"Hour\"}}}, "
                + hook("Hook", "Rest", "never"),
            "cancel",
            320));
  }

  private static final String PAGES =
      """
      {"type": "OpenApiConnection", "runAfter": {},
       "runtimeConfiguration": {"paginationPolicy": {"minimumItemCount": 30}},
       "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
         "operationId": "GetItems"}, "parameters": {"table": "Customer", "$top": 10}}}
      """;

  private static String call(String api, String operation, String after, String parameters) {
    return """
        {"type": "OpenApiConnection", "runAfter": {%s}, "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/%s", "operationId": "%s"},
          "parameters": {%s}}}
        """
        .formatted(after, api, operation, parameters);
  }

  private static String hook(String name, String after, String id) {
    String before = after.isEmpty() ? "" : "\"" + after + "\": [\"Succeeded\"]";
    return "\""
        + name
        + "\": "
        + call(
            "shared_http", "Webhook", before, "\"type\": \"contoso.event\", " + HOOK.formatted(id));
  }

  private static Scene plain(String name, String operation, String parameters, String doing) {
    return new Scene(
        name,
        flow(
            operation,
            parameters,
            "\"Post\": " + POST + ", " + hook("Hook", "Post", "@{triggerBody()?['eventId']}")),
        Map.of(Duration.ofSeconds(70), doing),
        "",
        Duration.ofSeconds(230));
  }

  private static Scene crossing(
      String name, String operation, String parameters, String doing, int low, int high) {
    Map<Duration, String> doings = new LinkedHashMap<>();
    doings.put(Duration.ofSeconds(5), doing.formatted(low));
    doings.put(Duration.ofSeconds(200), doing.formatted(high));
    Scene plain = plain(name, operation, parameters, "");
    return new Scene(name, plain.flow, doings, "", Duration.ofSeconds(360));
  }

  private static Scene succeeded(String name, String actions, String wish, int seconds) {
    return new Scene(
        name,
        flow("OnDataSourceRefreshSucceeded", "", actions),
        Map.of(Duration.ofSeconds(70), REFRESH.formatted("success")),
        wish,
        Duration.ofSeconds(seconds));
  }

  private static String flow(String operation, String parameters, String actions) {
    return """
        {"triggers": {"When": {"type": "OpenApiConnection", "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                   "operationId": "%s"}, "parameters": {%s}}}}, "actions": {%s}}
        """
        .formatted(operation, parameters, actions);
  }

  @Override
  public String toString() {
    return name;
  }
}
