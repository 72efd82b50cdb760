package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.fault.Faults;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults on demand. */
final class FaultRoutes {
  private final Backstage backstage;

  FaultRoutes(Backstage backstage) {
    this.backstage = backstage;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            "GET", "faults", "The rules in force and what faults there are.", "", r -> show()),
        new AdminRoute(
            "PUT",
            "faults",
            "Puts rules in force in place of the present ones. A rule has a fault, where (a service,"
                + " an operation id or *), probability, from, until or for, times, and what the"
                + " fault needs.",
            "{\"rules\":[{\"fault\":\"status\",\"status\":503,\"where\":\"api\",\"probability\":0.1}]}",
            this::replace),
        new AdminRoute("DELETE", "faults", "Takes all rules out of force.", "", r -> clear()));
  }

  private Answer show() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rules", backstage.faults().describe());
    body.put("known", FaultPlan.known());
    return Answer.json(200, body);
  }

  private Answer replace(Request request) {
    JsonNode body = Json.parse(request.body()).orElse(Json.tree(Map.of()));
    JsonNode list = body.isArray() ? body : body.path("rules");
    if (!list.isArray()) {
      return refuse("The body must be an array of rules, or an object with \"rules\".");
    }
    List<JsonNode> rules = new ArrayList<>();
    list.forEach(rules::add);
    try {
      backstage.faults().replace(rules, backstage.clock().instant());
    } catch (IllegalArgumentException refused) {
      return refuse(String.valueOf(refused.getMessage()));
    }
    return show();
  }

  private Answer clear() {
    backstage.faults().dismiss();
    return Answer.empty(204);
  }

  private static Answer refuse(String error) {
    return AdminErrors.of(
        400, error, "GET /_sim/faults shows an example of each fault.", Faults.names());
  }
}
