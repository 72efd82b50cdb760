package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.data.Column;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.KeyRingResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column profiles of tables and data of single customers. */
final class ProfileHandlers {
  /** Rows sampled for a profile; the real service samples too. */
  private static final long SAMPLE = 1_000;

  private final Tenant tenant;

  ProfileHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer storeState(Call call) {
    return Answer.json(200, tenant.site(call).queries().profileStore());
  }

  Answer entity(Call call) {
    Table table = table(call);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("qualifiedEntityName", table.name());
    body.put("rowCount", table.rows());
    body.put("attributeCount", table.columns().size());
    if (call.flag("includeAttributeData")) {
      table.columns().forEach(column -> body.withArray("attributes").add(profile(table, column)));
    }
    return Answer.json(200, body);
  }

  Answer attribute(Call call) {
    Table table = table(call);
    String name = call.place("attributeName");
    return table.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .map(column -> Answer.json(200, profile(table, column)))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "attributeNotFound",
                    "The table " + table.name() + " has no attribute '" + name + "'."));
  }

  private static ObjectNode profile(Table table, Column column) {
    long sample = Math.min(SAMPLE, table.rows());
    long empty = 0;
    Set<String> values = new LinkedHashSet<>();
    for (long row = 0; row < sample; row++) {
      Object cell = table.cell(row, column.name());
      if (cell == null) {
        empty++;
      } else {
        values.add(cell.toString());
      }
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("qualifiedEntityName", table.name());
    body.put("attributeName", column.name());
    body.put("dataType", "Edm." + column.type());
    body.put("sampledRowCount", sample);
    body.put("missingCount", empty);
    body.put("distinctCount", values.size());
    return body;
  }

  private Table table(Call call) {
    String name = call.place("qualifiedEntityName");
    return tenant
        .site(call)
        .tables()
        .find(name)
        .orElseThrow(
            () ->
                new ApiException(
                    404, "entityMetadataNotFoundForEntity", "There is no entity '" + name + "'."));
  }

  Answer keyRing(Call call) {
    HostedInstance site = tenant.site(call);
    String table = required(call, "dataSourceName") + "_" + required(call, "entityName");
    String key = required(call, "key");
    Table customers = customers(site);
    OptionalLong row =
        customers.columns().stream()
            .map(Column::name)
            .filter(
                name ->
                    name.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(table.toLowerCase(java.util.Locale.ROOT) + "_"))
            .map(name -> customers.find(name, key))
            .filter(OptionalLong::isPresent)
            .findFirst()
            .orElse(OptionalLong.empty());
    if (row.isEmpty()) {
      throw new ApiException(
          404, "profileNotFound", "No profile has the key '" + key + "' in " + table + ".");
    }
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    for (String name : customers.columnNames()) {
      if (customers.unique(name) && !name.equals("CustomerId")) {
        Object value = customers.cell(row.getAsLong(), name);
        keys.put(name, value == null ? List.of() : List.of(value));
      }
    }
    String id = String.valueOf(customers.cell(row.getAsLong(), "CustomerId"));
    return Answer.json(200, new KeyRingResponse(site.id(), id, keys));
  }

  /** The API description declares a key ring as the result; this one contains counts by type. */
  Answer activityTypes(Call call) {
    HostedInstance site = tenant.site(call);
    String id = required(call, "customerId");
    if (customers(site).find("CustomerId", id).isEmpty()) {
      throw new ApiException(404, "profileNotFound", "There is no customer '" + id + "'.");
    }
    Table activities =
        site.tables()
            .find("UnifiedActivity")
            .orElseThrow(
                () -> new ApiException(404, "profileNotFound", "There are no activities."));
    Map<String, Integer> counts = new LinkedHashMap<>();
    List<Long> rows = activities.ofCustomer(id);
    for (long row : rows == null ? List.<Long>of() : rows) {
      counts.merge(String.valueOf(activities.cell(row, "ActivityType")), 1, Integer::sum);
    }
    return Answer.json(200, new KeyRingResponse(site.id(), id, counts));
  }

  private static Table customers(HostedInstance site) {
    return site.tables()
        .find("Customer")
        .orElseThrow(() -> new ApiException(404, "profileNotFound", "There are no profiles."));
  }

  private static String required(Call call, String name) {
    return call.request()
        .parameter(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                new ApiException(
                    400, "invalidRequest", "The query parameter " + name + " is missing."));
  }
}
