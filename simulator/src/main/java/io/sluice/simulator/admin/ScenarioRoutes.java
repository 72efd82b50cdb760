package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.world.Noticed;
import io.sluice.simulator.world.StepView;
import io.sluice.simulator.world.Story;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.FileException;
import io.sluice.simulator.world.file.Scenarios;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.Expectation;
import io.sluice.simulator.world.spec.FactPattern;
import io.sluice.simulator.world.spec.FaultChange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Routes that start scenarios and report their progress. */
final class ScenarioRoutes {
  private static final String EXAMPLE = "{\"name\":\"failing-source\"}";
  private static final String HINT =
      "Send {\"name\":...}, or a scenario file as YAML or JSON; see schemas/scenario.schema.json.";
  private static final List<String> CLOCKS = List.of("now", "start");

  private final SimulatorControl simulator;

  ScenarioRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET,
            "scenario",
            "The running scenario with its progress, and the names of the bundled ones.",
            "",
            request -> Answer.json(200, Json.tree(show()))),
        new AdminRoute(
            HttpMethod.POST,
            "scenario",
            "Restarts the world with a scenario, by name or as a file (YAML or JSON). It starts"
                + " now; with ?clock=start the clock is paused at the scenario's own start time.",
            EXAMPLE,
            this::play),
        new AdminRoute(
            HttpMethod.GET,
            "scenario/expectations",
            "The expected events, compared with what happened in the world.",
            "",
            request -> expectations()));
  }

  private Answer play(Request request) {
    boolean fromStart = fromStart(request);
    try {
      simulator.play(input(request, fromStart));
    } catch (FileException faulty) {
      return AdminErrors.of(faulty, HINT, Scenarios.names());
    } catch (IllegalArgumentException unknown) {
      throw new InvalidControlRequest(
          "name", String.valueOf(unknown.getMessage()), HINT, Scenarios.names());
    }
    return Answer.json(202, Json.tree(show()));
  }

  private static boolean fromStart(Request request) {
    String clock = request.parameter("clock").orElse("now");
    if (!CLOCKS.contains(clock)) {
      throw new InvalidControlRequest(
          "clock",
          "?clock= must be now or start, not \"" + clock + "\".",
          "now starts it at the current time, start at the scenario's own start time.",
          CLOCKS);
    }
    return clock.equals("start");
  }

  /** A JSON object with a name and without a scenario selects a bundled scenario. */
  private static SimulatorControl.ScenarioRequest input(Request request, boolean fromStart) {
    Optional<JsonNode> json = Json.parse(request.body());
    boolean named = json.isPresent() && json.get().has("name") && !json.get().has("scenario");
    if (!named) {
      return new SimulatorControl.ScenarioRequest(false, request.text(), fromStart);
    }
    ControlRequest input = ControlRequest.of(request, EXAMPLE, List.of("name"));
    return new SimulatorControl.ScenarioRequest(
        true, input.required("name", Scenarios.names()), fromStart);
  }

  private Map<String, @Nullable Object> show() {
    World world = simulator.world();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    Optional<Story> story = world.story();
    body.put("scenario", story.map(running -> running.origin().name()).orElse(null));
    story.ifPresent(
        running -> {
          body.put("description", running.origin().description());
          body.put("environment", running.origin().environment());
          body.put("instanceId", running.instance().toString());
          body.put("seed", running.origin().seed());
          body.put("start", running.begin().toString());
          body.put("length", running.length().toString());
          body.put("now", simulator.clock().instant().toString());
          body.put("ends", running.ends().toString());
          body.put("steps", world.steps().stream().map(ScenarioRoutes::step).toList());
          body.put(
              "expectations",
              running.expectations().stream().map(ScenarioRoutes::expectation).toList());
        });
    body.put("bundled", Scenarios.names());
    return body;
  }

  private Answer expectations() {
    World world = simulator.world();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Noticed noticed : world.noticed()) {
      Map<String, Object> row = expectation(noticed.expectation());
      noticed.count().ifPresent(count -> row.put("happened", count));
      row.put("verdict", noticed.verdict().name().toLowerCase(Locale.ROOT));
      rows.add(row);
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("scenario", world.story().map(story -> story.origin().name()).orElse(null));
    body.put("expectations", rows);
    return Answer.json(200, Json.tree(body));
  }

  private static Map<String, Object> step(StepView view) {
    Map<String, Object> row = new LinkedHashMap<>();
    put(row, "at", view.step().at());
    @Nullable FactPattern after = view.step().after();
    if (after != null) {
      row.put("after", after(after));
    }
    if (!view.step().delay().isZero()) {
      put(row, "wait", view.step().delay());
    }
    @Nullable Action action = view.step().action();
    if (action != null) {
      action(row, action);
    }
    @Nullable FaultChange faults = view.step().faults();
    if (faults != null) {
      faults(row, faults);
    }
    @Nullable Instant done = view.done();
    row.put("done", done != null);
    if (done != null) {
      row.put("doneAt", done.toString());
      row.put(view.refused() ? "refused" : "said", view.said());
    }
    return row;
  }

  private static Map<String, Object> after(FactPattern pattern) {
    Map<String, Object> row = new LinkedHashMap<>();
    @Nullable String subject = pattern.subject();
    if (pattern.kind() == FactPattern.FactKind.EVALUATION) {
      row.put(pattern.kind().word(), String.valueOf(subject));
    } else {
      Optional.ofNullable(pattern.operation())
          .ifPresent(operation -> row.put(pattern.kind().word(), operation.wire()));
      Optional.ofNullable(subject).ifPresent(name -> row.put("of", name));
    }
    Optional.ofNullable(pattern.status()).ifPresent(status -> row.put("status", status.wire()));
    row.put("nth", pattern.nth());
    return row;
  }

  private static void action(Map<String, Object> row, Action action) {
    row.put("do", action.kind().word());
    if (!action.targets().isEmpty()) {
      boolean one = action.targets().size() == 1;
      row.put(action.kind().target().word(), one ? action.targets().get(0) : action.targets());
    }
    @Nullable BigDecimal value = action.value();
    if (value != null) {
      row.put("value", value);
    }
    row.put("outcome", action.outcome().word());
  }

  private static void faults(Map<String, Object> row, FaultChange change) {
    @Nullable String rule = change.rule();
    row.put("do", rule == null ? "restore" : "break");
    row.put("fault", change.fault());
    if (rule != null) {
      Json.parse(Buffer.buffer(rule)).ifPresent(tree -> row.put("rule", tree));
    }
  }

  private static Map<String, Object> expectation(Expectation expectation) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event", expectation.event());
    Optional.ofNullable(expectation.subject()).ifPresent(name -> row.put("subject", name));
    row.put("atLeast", expectation.atLeast());
    row.put("atMost", expectation.atMost());
    put(row, "from", expectation.from());
    put(row, "until", expectation.until());
    return row;
  }

  private static void put(Map<String, Object> row, String name, @Nullable Duration duration) {
    if (duration != null) {
      row.put(name, duration.toString());
    }
  }
}
