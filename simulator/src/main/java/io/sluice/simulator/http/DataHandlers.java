package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.data.ODataException;
import io.sluice.simulator.data.Partitions;
import io.sluice.simulator.data.Query;
import io.sluice.simulator.data.Reader;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.wire.CreatedResult;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table data: OData queries, CSV files and real-time writes. */
final class DataHandlers {
  private final Tenant tenant;

  DataHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer read(Call call) {
    HostedInstance site = tenant.site(call);
    String name = call.place("relativePath");
    if (name.equals("$metadata")) {
      String model = Csdl.of(site.tables());
      return Answer.of(200, "application/xml; charset=utf-8", Buffer.buffer(model))
          .with("OData-Version", "4.0");
    }
    if (call.flag("proxy")) {
      return files(call, site, Reader.find(site.tables(), name));
    }
    Query query = Query.of(call.request()::parameter);
    Reader.Page page =
        site.reader()
            .read(site.tables(), name, query, table -> site.writes().over(table, call.now()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@odata.context", address(call, "/$metadata#" + page.table()));
    body.put("@odata.count", page.count());
    ArrayNode rows = body.putArray("value");
    page.rows().forEach(row -> rows.add(Json.tree(row)));
    if (tenant.nextLink()) {
      page.next().ifPresent(token -> body.put("@odata.nextLink", nextLink(call, name, token)));
    }
    return Answer.json(200, body).with("OData-Version", "4.0");
  }

  /** Address of the next page: the same query with a continuation token. */
  private static String nextLink(Call call, String name, String token) {
    StringBuilder query = new StringBuilder("?$skiptoken=" + token);
    call.request()
        .query()
        .forEach(
            (parameter, values) -> {
              if (!parameter.equalsIgnoreCase("$skip")
                  && !parameter.equalsIgnoreCase("$skiptoken")
                  && !parameter.equalsIgnoreCase("subscription-key")) {
                String value = URLEncoder.encode(values.get(0), StandardCharsets.UTF_8);
                query.append('&').append(parameter).append('=').append(value);
              }
            });
    return address(call, "/" + name + query);
  }

  /**
   * Answer to {@code proxy=true}, as used by the Power BI client: addresses of files instead of
   * rows.
   */
  private static Answer files(Call call, HostedInstance site, Table table) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode requests = body.putArray("httpRequests");
    for (int number = 0; number < Partitions.count(table); number++) {
      String path = "/partitions/" + site.id() + "/" + table.name() + "/" + number + ".csv";
      String signature = site.signature(List.of("partitions", "", table.name()));
      ObjectNode one = requests.addObject();
      one.put("uri", origin(call) + path + "?sig=" + signature);
      one.putObject("headers").put("x-ms-version", "2018-06-17");
    }
    return Answer.json(200, body);
  }

  Answer create(Call call) {
    HostedInstance site = tenant.site(call);
    Table table = writable(site, call);
    Map<String, @Nullable Object> row = fields(call);
    String id = site.writes().add(table, row, validUntil(call), call.now());
    String location = address(call, "/" + table.name() + "/" + id);
    return Answer.json(201, new CreatedResult(location, row, List.of(), List.of(), null, 201))
        .with("Location", location);
  }

  Answer update(Call call) {
    HostedInstance site = tenant.site(call);
    site.writes()
        .change(
            writable(site, call),
            call.place("entityId"),
            fields(call),
            validUntil(call),
            call.now());
    return Answer.empty(204);
  }

  private static Table writable(HostedInstance site, Call call) {
    String name = call.place("entityName");
    return site.tables()
        .find(name)
        .orElseThrow(
            () ->
                new ODataException(
                    404, "EntityNotFound", name, "There is no table '" + name + "'."));
  }

  private static Optional<String> validUntil(Call call) {
    return call.request().parameter("validUntil").filter(text -> !text.isBlank());
  }

  /** The row: a JSON object, or a string containing one, as generated clients send it. */
  private static Map<String, @Nullable Object> fields(Call call) {
    Optional<JsonNode> body = Json.parse(call.request().body());
    if (body.isPresent() && body.get().isTextual()) {
      body = Json.parse(Buffer.buffer(body.get().textValue()));
    }
    if (body.isEmpty() || !body.get().isObject()) {
      throw new ODataException(400, "BadRequest", "", "The body must be a JSON object.");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    body.get().fields().forEachRemaining(field -> fields.put(field.getKey(), cell(field)));
    return fields;
  }

  private static @Nullable Object cell(Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    if (value.isNull()) {
      return null;
    }
    if (value.isContainerNode()) {
      throw new ODataException(
          400, "BadRequest", field.getKey(), "A property holds one value, no object or array.");
    }
    return value.isNumber()
        ? (Object) value.doubleValue()
        : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  private static String address(Call call, String rest) {
    return origin(call) + "/v1/instances/" + call.place("instanceId") + "/data" + rest;
  }

  private static String origin(Call call) {
    return "http://" + call.request().header("host").orElse("127.0.0.1");
  }
}
