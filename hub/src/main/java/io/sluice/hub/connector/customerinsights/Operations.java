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
 * The table of operations: those that sweeps need and those that flows may use, with their
 * addresses (facts 1.2, 2.2). The operationIds of the actions are ours, the real ones are not
 * public.
 */
final class Operations {
  /**
   * Parameters that go into the path or are fixed by the connection; everything else is a query
   * parameter.
   */
  private static final List<String> IN_PATH =
      List.of("dataset", "instanceId", "table", "id", "jobId", "item");

  private static final List<Row> TABLE =
      List.of(
          new Row("ListInstances", "GET", "/instances", "Lists the environments."),
          new Row("GetInstance", "GET", "{i}", "Reads what the environment is."),
          new Row("ListDataSources", "GET", "{i}/manage/datasources", "Lists the data sources."),
          new Row("ListSegments", "GET", "{i}/manage/segments", "Lists the segments with sizes."),
          new Row("ListMeasures", "GET", "{i}/manage/measures", "Lists the measures with values."),
          new Row("ListJobs", "GET", "{i}/{w}/main/jobs", "Lists recent refresh jobs."),
          new Row("GetJob", "GET", "{i}/{w}/main/jobs/{jobId}", "Reads one refresh job."),
          new Row("GetStatus", "GET", "{i}/{w}/main/status", "Reads the status of every node."),
          new Row("ListSchedules", "GET", "{i}/{w}/main/schedules", "Lists refresh schedules."),
          new Row("GetTables", "GET", "{i}/manage/entities", "Lists the tables."),
          new Row(
              "GetItems", "GET", "{i}/data/{table}", "Reads rows of a table, a page at a time."),
          new Row("GetItem", "GET", "{i}/data/{table}", "Reads one row of a table."),
          new Row("PostItem", "POST", "{i}/data/{table}", "Adds a row to a table."),
          new Row("PatchItem", "PATCH", "{i}/data/{table}/{id}", "Changes a row of a table."));

  private Operations() {}

  /** One row of the table. */
  private record Row(String id, String method, String path, String doc) {}

  /**
   * A request to be made.
   *
   * @param pathAndQuery to be appended to the API's base address
   */
  record Request(String method, String pathAndQuery, @Nullable Object body) {}

  static List<Operation> all() {
    return TABLE.stream().map(row -> new Operation(row.id(), row.doc())).toList();
  }

  /**
   * The request of an operation.
   *
   * @throws OutboundException (REJECTED) when a parameter is missing
   */
  static Request request(
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
    Object body = row.method().equals("GET") ? null : parameters.get("item");
    return new Request(
        row.method(), query.isEmpty() ? path : path + "?" + String.join("&", query), body);
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
