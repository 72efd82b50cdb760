package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.file.Durations;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs any action that a timeline can contain, such as deleting, renaming, restating or missing
 * schedules. For the six kinds of event there is also {@code trigger}.
 */
final class ActionRoutes {
  private static final String EXAMPLE =
      "{\"do\":\"restateSegment\",\"segment\":\"HighValueCustomers\",\"value\":900}";

  private static final List<String> FIELDS =
      List.of(
          "do",
          "dataSource",
          "segment",
          "measure",
          "value",
          "to",
          "outcome",
          "submission",
          "gap",
          "count",
          "noValue",
          "instanceId");

  private static final int MAX_MISSED = 1_000;

  private final SimulatorControl simulator;

  ActionRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET, "action", "Lists the available actions.", "", request -> list()),
        new AdminRoute(
            HttpMethod.POST,
            "action",
            "Performs an action. Fields: do, its target by name, value, to, outcome, submission,"
                + " gap, count, noValue, instanceId.",
            EXAMPLE,
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
    ControlRequest input = ControlRequest.of(request, EXAMPLE, FIELDS);
    Action action = action(input);
    return WorldRoutes.answer(WorldRoutes.control(simulator, input).perform(action), words());
  }

  private static Action action(ControlRequest input) {
    ActionKind kind = word(input, "do", ActionKind.values(), ActionKind::word, null);
    for (TargetKind other : TargetKind.values()) {
      if (other != kind.target() && other != TargetKind.NONE && input.has(other.word())) {
        throw input.refuse(
            other.word(), kind.word() + " does not accept \"" + other.word() + "\".", words());
      }
    }
    List<String> targets = new ArrayList<>();
    if (kind.target() != TargetKind.NONE) {
      targets.add(needed(input, kind, kind.target().word(), "by name"));
    }
    if (kind.needsValue() && !input.has("value")) {
      throw input.refuse("value", kind.word() + " needs a number as \"value\".", words());
    }
    if (kind.needsName()) {
      needed(input, kind, "to", "the new name");
    }
    return new Action(
        kind,
        targets,
        input.number("value").orElse(null),
        0,
        word(input, "outcome", Outcome.values(), Outcome::word, Outcome.NATURAL),
        word(
            input,
            "submission",
            SubmissionKind.values(),
            SubmissionKind::wire,
            SubmissionKind.ON_DEMAND),
        gap(input),
        input.whole("count", 1, MAX_MISSED).orElse(1L).intValue(),
        input.flag("noValue").orElse(false),
        input.text("to").orElse(null));
  }

  private static String needed(ControlRequest input, ActionKind kind, String field, String what) {
    return input
        .text(field)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                input.refuse(
                    field, kind.word() + " needs a \"" + field + "\", " + what + ".", words()));
  }

  private static Duration gap(ControlRequest input) {
    Optional<String> text = input.text("gap");
    Optional<Duration> gap = text.flatMap(Durations::parse);
    if (text.isPresent() && gap.isEmpty()) {
      throw input.refuse("gap", "gap must be " + Durations.SHAPE + ".", words());
    }
    return gap.orElse(Action.USUAL_GAP);
  }

  private static <E> E word(
      ControlRequest input,
      String field,
      E[] all,
      Function<E, String> wordOf,
      @Nullable E otherwise) {
    List<String> words = Arrays.stream(all).map(wordOf).toList();
    if (otherwise != null && !input.has(field)) {
      return otherwise;
    }
    String given = input.required(field, words);
    int index = words.indexOf(given);
    if (index < 0) {
      throw input.refuse(field, "There is no " + field + " \"" + given + "\".", words);
    }
    return all[index];
  }

  private static List<String> words() {
    List<String> found = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      found.add(kind.word());
    }
    return found;
  }
}
