package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.file.Durations;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
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
 * Makes anything happen that a timeline can: the six kinds of event have {@code trigger} for it,
 * everything else (deleting, renaming, restating, missing schedules) is here.
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

  private static final int MOST_MISSED = 1_000;

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
    Asked asked = Asked.of(request, EXAMPLE, FIELDS);
    Action action = action(asked);
    return WorldRoutes.answer(WorldRoutes.control(backstage, asked).perform(action), words());
  }

  private static Action action(Asked asked) {
    ActionKind kind = word(asked, "do", ActionKind.values(), ActionKind::word, null);
    for (TargetKind other : TargetKind.values()) {
      if (other != kind.target() && other != TargetKind.NONE && asked.has(other.word())) {
        throw asked.refuse(
            other.word(), kind.word() + " has no \"" + other.word() + "\".", words());
      }
    }
    List<String> targets = new ArrayList<>();
    if (kind.target() != TargetKind.NONE) {
      targets.add(needed(asked, kind, kind.target().word(), "by name"));
    }
    if (kind.needsValue() && !asked.has("value")) {
      throw asked.refuse("value", kind.word() + " needs a number as \"value\".", words());
    }
    if (kind.needsName()) {
      needed(asked, kind, "to", "the new name");
    }
    return new Action(
        kind,
        targets,
        asked.number("value").orElse(null),
        0,
        word(asked, "outcome", Outcome.values(), Outcome::word, Outcome.NATURAL),
        word(
            asked,
            "submission",
            SubmissionKind.values(),
            SubmissionKind::wire,
            SubmissionKind.ON_DEMAND),
        gap(asked),
        asked.whole("count", 1, MOST_MISSED).orElse(1L).intValue(),
        asked.flag("noValue").orElse(false),
        asked.text("to").orElse(null));
  }

  private static String needed(Asked asked, ActionKind kind, String field, String what) {
    return asked
        .text(field)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                asked.refuse(
                    field, kind.word() + " needs a \"" + field + "\", " + what + ".", words()));
  }

  private static Duration gap(Asked asked) {
    Optional<String> text = asked.text("gap");
    Optional<Duration> gap = text.flatMap(Durations::parse);
    if (text.isPresent() && gap.isEmpty()) {
      throw asked.refuse("gap", "gap must be " + Durations.SHAPE + ".", words());
    }
    return gap.orElse(Action.USUAL_GAP);
  }

  private static <E> E word(
      Asked asked, String field, E[] all, Function<E, String> wordOf, @Nullable E otherwise) {
    List<String> words = Arrays.stream(all).map(wordOf).toList();
    if (otherwise != null && !asked.has(field)) {
      return otherwise;
    }
    String given = asked.required(field, words);
    int index = words.indexOf(given);
    if (index < 0) {
      throw asked.refuse(field, "There is no " + field + " \"" + given + "\".", words);
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
