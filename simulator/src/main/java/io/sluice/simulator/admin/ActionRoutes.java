package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.WireEnum;
import io.sluice.simulator.world.Control;
import io.sluice.simulator.world.file.Durations;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes anything happen that a timeline can: the six kinds of event have {@code trigger} for it,
 * everything else (deleting, renaming, restating, missing schedules) is here.
 */
final class ActionRoutes {
  private final Backstage backstage;

  ActionRoutes(Backstage backstage) {
    this.backstage = backstage;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute("GET", "action", "What can be made to happen.", "", request -> list()),
        new AdminRoute(
            "POST",
            "action",
            "Makes something happen: do, its target by name, value, to, outcome, submission, gap,"
                + " count, noValue, instanceId.",
            "{\"do\":\"restateSegment\",\"segment\":\"HighValueCustomers\",\"value\":900}",
            this::perform));
  }

  private static Answer list() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("do", kind.word());
      row.put("doc", kind.doc());
      if (kind.target() != TargetKind.NONE) {
        row.put("target", kind.target().word());
      }
      rows.add(row);
    }
    return Answer.json(200, Map.of("actions", rows));
  }

  private Answer perform(Request request) {
    JsonNode body = Json.parse(request.body()).orElse(Json.tree(Map.of()));
    Optional<Control> control = backstage.control(body.path("instanceId").asText());
    if (control.isEmpty()) {
      return refuse("There is no such instance; leave instanceId out for the first.");
    }
    try {
      return WorldRoutes.answer(control.get().perform(action(body)), words());
    } catch (IllegalArgumentException malformed) {
      return refuse(String.valueOf(malformed.getMessage()));
    }
  }

  private static Action action(JsonNode body) {
    ActionKind kind = kind(body.path("do").asText());
    List<String> targets = new ArrayList<>();
    if (kind.target() != TargetKind.NONE) {
      String name = body.path(kind.target().word()).asText();
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            kind.word() + " needs a \"" + kind.target().word() + "\" by name.");
      }
      targets.add(name);
    }
    boolean valued = body.path("value").isNumber();
    if (kind.needsValue() && !valued) {
      throw new IllegalArgumentException(kind.word() + " needs a number as \"value\".");
    }
    boolean named = body.path("to").isTextual();
    if (kind.needsName() && !named) {
      throw new IllegalArgumentException(kind.word() + " needs the new name as \"to\".");
    }
    return new Action(
        kind,
        targets,
        valued ? body.path("value").decimalValue() : null,
        0,
        outcome(body.path("outcome").asText(Outcome.NATURAL.word())),
        submission(body.path("submission").asText(SubmissionKind.ON_DEMAND.wire())),
        gap(body),
        body.path("count").asInt(1),
        body.path("noValue").asBoolean(false),
        named ? body.path("to").asText() : null);
  }

  private static Duration gap(JsonNode body) {
    if (!body.has("gap")) {
      return Action.USUAL_GAP;
    }
    return Durations.parse(body.path("gap").asText())
        .orElseThrow(() -> new IllegalArgumentException("gap must be " + Durations.SHAPE + "."));
  }

  private static ActionKind kind(String word) {
    for (ActionKind kind : ActionKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("There is no \"" + word + "\" that could be done.");
  }

  private static Outcome outcome(String word) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("There is no outcome \"" + word + "\".");
  }

  private static SubmissionKind submission(String word) {
    return WireEnum.parse(SubmissionKind.class, word)
        .orElseThrow(
            () -> new IllegalArgumentException("There is no submission \"" + word + "\"."));
  }

  private static List<String> words() {
    List<String> found = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      found.add(kind.word());
    }
    return found;
  }

  private static Answer refuse(String error) {
    return AdminErrors.of(400, error, "GET /_sim/action lists what can be done.", words());
  }
}
