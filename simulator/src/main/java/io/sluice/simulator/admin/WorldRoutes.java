package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Ledger;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.WireJson;
import io.sluice.simulator.world.Control;
import io.sluice.simulator.world.Fact;
import io.sluice.simulator.world.Queries;
import io.sluice.simulator.world.Reply;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.Environments;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Routes of the world: facts, received requests, triggers and reset. */
final class WorldRoutes {
  private static final String TRIGGER =
      "{\"kind\":\"segment.threshold.crossed\",\"overrides\":{\"threshold\":1000}}";
  private static final String RESET = "{\"seed\":7,\"environment\":\"retailer\"}";
  private static final int DEFAULT_FACTS = 1_000;
  private static final int DEFAULT_ARRIVALS = 1_000;
  private static final int MAX_LISTED = 200_000;

  private final SimulatorControl simulator;

  WorldRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET,
            "world",
            "The environment, its instances and the time.",
            "",
            this::world),
        new AdminRoute(
            HttpMethod.GET,
            "facts",
            "Facts: what happened; ?since=sequence&limit=1000.",
            "",
            this::facts),
        new AdminRoute(
            HttpMethod.GET,
            "ledger",
            "Requests received by the API, the token endpoint and the sinks; ?arrivals=1000.",
            "",
            this::ledger),
        new AdminRoute(
            HttpMethod.GET, "operations", "All operations of the API.", "", this::operations),
        new AdminRoute(
            HttpMethod.POST,
            "trigger",
            "Causes one of the six kinds of event.",
            TRIGGER,
            this::trigger),
        new AdminRoute(
            HttpMethod.POST,
            "reset",
            "Restarts the world; deletes everything received and counted.",
            RESET,
            this::reset));
  }

  private Answer world(Request request) {
    World world = current();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("environment", simulator.environment());
    body.put("environments", Environments.names());
    body.put("seed", simulator.seed());
    body.put("now", world.now().toString());
    world.nextDue().ifPresent(due -> body.put("nextEvent", due.toString()));
    body.put("facts", world.facts().count());
    body.put("instances", world.instances().stream().map(info -> instance(world, info)).toList());
    body.put("triggerKinds", Control.triggerKinds());
    return Answer.json(200, body);
  }

  private static Map<String, Object> instance(World world, InstanceInfo info) {
    Map<String, Object> row = new LinkedHashMap<>();
    UUID id = info.instanceId();
    row.put("instanceId", String.valueOf(id));
    row.put("name", String.valueOf(info.name()));
    Optional<Queries> queries = id == null ? Optional.empty() : world.queries(id);
    queries.ifPresent(
        input -> {
          row.put("customers", input.customerCount());
          row.put("dataSources", input.dataSources().size());
          row.put("segments", input.segments(null, null).size());
          row.put("measures", input.measures().size());
        });
    return row;
  }

  private Answer facts(Request request) {
    World world = current();
    List<Fact> found =
        world.facts().since(ControlRequest.parameter(request, "since", 0, Long.MAX_VALUE));
    int limit = (int) ControlRequest.parameter(request, "limit", DEFAULT_FACTS, MAX_LISTED);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("count", world.facts().count());
    body.put("forgotten", world.facts().forgotten());
    body.put("facts", found.stream().limit(limit).map(WorldRoutes::fact).toList());
    return Answer.json(200, body);
  }

  private static ObjectNode fact(Fact fact) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    String name = fact.getClass().getSimpleName();
    tree.put("type", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    tree.setAll((ObjectNode) WireJson.mapper().valueToTree(fact));
    return tree;
  }

  private Answer ledger(Request request) {
    int most =
        (int) ControlRequest.parameter(request, "arrivals", DEFAULT_ARRIVALS, Ledger.MAX_KEPT);
    ObjectNode body = WireJson.mapper().valueToTree(simulator.ledgers().api().view(most));
    body.set("token", WireJson.mapper().valueToTree(simulator.ledgers().token().view(most)));
    body.set("sinks", WireJson.mapper().valueToTree(simulator.ledgers().sinks().view(most)));
    return Answer.json(200, body);
  }

  private Answer operations(Request request) {
    return Answer.json(200, Map.of("operations", simulator.operations()));
  }

  private Answer trigger(Request request) {
    ControlRequest input =
        ControlRequest.of(request, TRIGGER, List.of("kind", "overrides", "instanceId"));
    String kind = input.required("kind", Control.triggerKinds());
    Map<String, String> overrides = overrides(input);
    return answer(control(simulator, input).trigger(kind, overrides), Control.triggerKinds());
  }

  private static Map<String, String> overrides(ControlRequest input) {
    Map<String, String> overrides = new LinkedHashMap<>();
    JsonNode given = input.node("overrides").orElse(JsonNodeFactory.instance.objectNode());
    if (!given.isObject()) {
      throw input.refuse("overrides", "\"overrides\" must be an object.", List.of());
    }
    given
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isContainerNode() || field.getValue().isNull()) {
                throw input.refuse(
                    "overrides." + field.getKey(),
                    "An override must be a text, a number, true or false.",
                    List.of());
              }
              overrides.put(field.getKey(), field.getValue().asText());
            });
    return overrides;
  }

  /** The control of the instance that a request names; that of the first if it names none. */
  static Control control(SimulatorControl simulator, ControlRequest input) {
    return simulator
        .control(input.text("instanceId").orElse(""))
        .orElseThrow(
            () ->
                input.refuse(
                    "instanceId",
                    "There is no such instance; omit instanceId for the first one.",
                    ids(simulator.world())));
  }

  static Answer answer(Reply reply, List<String> choices) {
    if (reply instanceof Reply.Accepted done) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("message", done.message());
      Optional.ofNullable(done.jobId()).ifPresent(id -> body.put("jobId", id.toString()));
      return Answer.json(202, body);
    }
    return AdminErrors.of(
        400, reply.message(), "GET /_sim/world shows instances and trigger kinds.", choices);
  }

  private static List<String> ids(World world) {
    List<String> found = new ArrayList<>();
    world.instances().forEach(info -> found.add(info.instanceId() + " (" + info.name() + ")"));
    return found;
  }

  private Answer reset(Request request) {
    ControlRequest input = ControlRequest.orNothing(request, RESET, List.of("seed", "environment"));
    String environment = input.text("environment").orElse(simulator.environment());
    long seed = input.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(simulator.seed());
    try {
      simulator.reset(environment, seed);
    } catch (IllegalArgumentException unknown) {
      throw input.refuse("environment", String.valueOf(unknown.getMessage()), Environments.names());
    }
    return world(request);
  }

  private World current() {
    return simulator.world();
  }
}
