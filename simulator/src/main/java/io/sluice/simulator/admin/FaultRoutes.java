package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.fault.Faults;
import io.sluice.simulator.fault.InvalidRuleException;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes of the fault rules. */
final class FaultRoutes {
  private static final String HINT = "GET /_sim/faults shows an example of each fault.";

  private final SimulatorControl simulator;

  FaultRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET,
            "faults",
            "The active rules and the available faults.",
            "",
            r -> show()),
        new AdminRoute(
            HttpMethod.PUT,
            "faults",
            "Replaces the active rules. A rule has a fault, where (a service, an operation id or"
                + " *), probability, from, until or for, times, and the parameters of the fault.",
            "{\"rules\":[{\"fault\":\"status\",\"status\":503,\"where\":\"api\",\"probability\":0.1}]}",
            this::replace),
        new AdminRoute(HttpMethod.DELETE, "faults", "Removes all rules.", "", r -> clear()));
  }

  private Answer show() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rules", simulator.faults().describe());
    body.put("known", FaultPlan.known());
    return Answer.json(200, body);
  }

  private Answer replace(Request request) {
    JsonNode body = ControlRequest.tree(request, HINT);
    JsonNode list =
        body.isArray()
            ? body
            : ControlRequest.of(request, "{\"rules\":[{\"fault\":\"reset\"}]}", List.of("rules"))
                .node("rules")
                .orElse(MissingNode.getInstance());
    if (!list.isArray()) {
      throw new InvalidControlRequest(
          "rules",
          "The body must be an array of rules, or an object with such an array in \"rules\".",
          HINT,
          Faults.names());
    }
    List<JsonNode> rules = new ArrayList<>();
    list.forEach(rules::add);
    try {
      simulator.faults().replace(rules, simulator.clock().instant());
    } catch (InvalidRuleException bad) {
      throw new InvalidControlRequest(
          bad.field(), String.valueOf(bad.getMessage()), HINT, Faults.names());
    } catch (IllegalArgumentException refused) {
      throw new InvalidControlRequest(
          "rules", String.valueOf(refused.getMessage()), HINT, List.of());
    }
    return show();
  }

  private Answer clear() {
    simulator.faults().removeAll();
    return Answer.empty(204);
  }
}
