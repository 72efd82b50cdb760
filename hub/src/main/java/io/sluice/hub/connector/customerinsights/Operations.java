package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.connector.Connector.Operation;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Table of the operations that sweeps and flows use, with their paths
 * (docs/customer-insights-api.md). The operationIds of actions are this project's, because those of
 * the vendor's connector are not public.
 */
final class Operations {
  /** Parameters of the path, or fixed by the connection; all others are query parameters. */
  private static final List<String> IN_PATH =
      List.of("dataset", "instanceId", "table", "id", "jobId", "item");

  private static final List<Row> TABLE =
      List.of(
          new Row("ListInstances", Verb.GET, "/instances", "Lists the environments."),
          new Row("GetInstance", Verb.GET, "{i}", "Reads the description of the environment."),
          new Row("ListDataSources", Verb.GET, "{i}/manage/datasources", "Lists the data sources."),
          new Row(
              "ListSegments", Verb.GET, "{i}/manage/segments", "Lists the segments with sizes."),
          new Row(
              "ListMeasures", Verb.GET, "{i}/manage/measures", "Lists the measures with values."),
          new Row("ListJobs", Verb.GET, "{i}/{w}/main/jobs", "Lists recent refresh jobs."),
          new Row("GetJob", Verb.GET, "{i}/{w}/main/jobs/{jobId}", "Reads one refresh job."),
          new Row("GetStatus", Verb.GET, "{i}/{w}/main/status", "Reads the status of every node."),
          new Row("ListSchedules", Verb.GET, "{i}/{w}/main/schedules", "Lists refresh schedules."),
          new Row("GetTables", Verb.GET, "{i}/manage/entities", "Lists the tables."),
          new Row(
              "GetItems", Verb.GET, "{i}/data/{table}", "Reads rows of a table, a page at a time."),
          new Row("GetItem", Verb.GET, "{i}/data/{table}", "Reads one row of a table."),
          new Row("PostItem", Verb.POST, "{i}/data/{table}", "Adds a row to a table."),
          new Row("PatchItem", Verb.PATCH, "{i}/data/{table}/{id}", "Changes a row of a table."));

  private Operations() {}

  private enum Verb {
    GET,
    POST,
    PATCH
  }

  /**
   * One operation.
   *
   * @param path with {@code {i}} for the environment and {@code {w}} for the form of workflow paths
   */
  private record Row(String id, Verb verb, String path, String doc) {}

  /**
   * A request to the API.
   *
   * @param pathAndQuery relative to the base address of the API
   */
  record ApiRequest(String method, String pathAndQuery, @Nullable Object body) {}

  static List<Operation> all() {
    return TABLE.stream().map(row -> new Operation(row.id(), row.doc())).toList();
  }

  /**
   * The request of an operation.
   *
   * @throws OutboundException (REJECTED) if a parameter is missing
   */
  static ApiRequest request(
      CustomerInsightsConfig config, String operation, Map<String, @Nullable Object> parameters) {
    Row row = TABLE.stream().filter(one -> one.id().equals(operation)).findFirst().orElseThrow();
    String path =
        row.path()
            .replace("{i}", "/instances/" + encode(config.instanceId()))
            .replace("{w}", config.paths().prefix());
    for (String name : List.of("table", "id", "jobId")) {
      if (path.contains("{" + name + "}")) {
        path = path.replace("{" + name + "}", encode(text(operation, parameters, name)));
      }
    }
    List<String> query = query(parameters);
    if (operation.equals("GetItem")) {
      String id = text(operation, parameters, "id").replace("'", "''");
      query.add("%24filter=" + encode("CustomerId eq '" + id + "'"));
    }
    Object body = row.verb() == Verb.GET ? null : parameters.get("item");
    return new ApiRequest(
        row.verb().name(), query.isEmpty() ? path : path + "?" + String.join("&", query), body);
  }

  private static List<String> query(Map<String, @Nullable Object> parameters) {
    List<String> query = new ArrayList<>();
    parameters.forEach(
        (name, value) -> {
          if (value != null && !IN_PATH.contains(name) && !name.startsWith("item/")) {
            query.add(encode(name) + "=" + encode(String.valueOf(value)));
          }
        });
    return query;
  }

  private static String text(
      String operation, Map<String, @Nullable Object> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(String::valueOf)
        .filter(value -> !value.isBlank() && !value.equals(".") && !value.equals(".."))
        .orElseThrow(
            () ->
                new OutboundException(
                    Outcome.REJECTED, operation + " needs the parameter '" + name + "'"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
