package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains one event, or why a flow or a watch has not fired. */
@Command(
    name = "explain",
    description = "Explains an event, or why a flow or a watch did not fire.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice explain EVENT_ID",
      "  ./sluice explain --flow mail-on-segment-threshold",
      "  ./sluice explain --watch segment.threshold.crossed/HighValueCustomers"
    })
public final class ExplainCommand extends ClientCommand {
  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  /** What is to be explained: exactly one of them. */
  static final class Subject {
    @Parameters(
        paramLabel = "EVENT_ID",
        arity = "0..1",
        description = "As \"./sluice events\" lists it.")
    private String id = "";

    @Option(names = "--flow", paramLabel = "NAME", description = "Why a flow did not fire.")
    private String flow = "";

    @Option(
        names = "--watch",
        paramLabel = "KIND/ENTITY",
        description = "Why a watch did not fire.")
    private String watch = "";
  }

  /** Flows listed of a verdict when there are too many for a screen. */
  private static final int FIRST = 10;

  @Option(
      names = "--all",
      description = "Every flow of an event; otherwise the first " + FIRST + " of each verdict.")
  private boolean all;

  @Override
  void run(HubClient hub) {
    if (!subject.flow.isEmpty()) {
      flow(hub.get("/flows/" + HubClient.escaped(subject.flow) + "/explain"));
    } else if (!subject.watch.isEmpty()) {
      JsonObject found = hub.get(HubClient.query("/watches", Map.of("watch", subject.watch)));
      if (!printed(found)) {
        items(found, "items").forEach(this::watch);
      }
    } else {
      event(hub, subject.id);
    }
  }

  private void flow(JsonObject flow) {
    if (printed(flow)) {
      return;
    }
    say(TextFormat.text(flow, "name") + ": " + TextFormat.text(flow, "sentence"));
    say("  waits for " + TextFormat.text(flow, "operationId"));
    items(flow, "watches").forEach(this::watch);
    say("");
    TextTable table = new TextTable(ansi(), "DECIDED", "VERDICT", "SUBJECT", "REASON");
    for (JsonObject decision : items(flow, "decisions")) {
      table.row(
          TextFormat.time(decision, "at"),
          TextFormat.text(decision, "verdict"),
          TextFormat.text(decision, "subject"),
          TextFormat.text(decision, "reason"));
    }
    print(table, "Nothing has been decided for it yet.");
  }

  private void watch(JsonObject watch) {
    say("");
    say(TextFormat.text(watch, "key"));
    watch.getJsonArray("sentences").forEach(sentence -> say("  " + sentence));
  }

  private void event(HubClient hub, String id) {
    JsonObject event = hub.get("/events/" + HubClient.escaped(id));
    if (printed(event)) {
      return;
    }
    say(TextFormat.text(event, "kind") + ": " + TextFormat.text(event, "subject"));
    say("  occurred  " + TextFormat.time(event, "occurredAt"));
    String late = TextFormat.span(event, "occurredAt", "recordedAt");
    say("  recorded  " + TextFormat.time(event, "recordedAt") + " (" + late + " later)");
    say("  source    " + TextFormat.text(event, "connection"));
    say("  watch     " + TextFormat.text(event, "watch"));
    values(event.getValue("data"));
    decisions(event);
    duplicates(event.getJsonObject("duplicates"));
    latest(event.getJsonObject("latest"));
  }

  private void values(@Nullable Object data) {
    if (!(data instanceof JsonObject object) || object.isEmpty()) {
      return;
    }
    say("");
    TextTable table = new TextTable(ansi(), "FIELD", "VALUE");
    for (Map.Entry<String, Object> field : object) {
      table.row(field.getKey(), String.valueOf(field.getValue()));
    }
    print(table, "");
  }

  private void decisions(JsonObject event) {
    say("");
    TextTable table = new TextTable(ansi(), "VERDICT", "FLOW", "REASON", "RUN");
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<JsonObject> shown = new ArrayList<>();
    for (JsonObject decision : items(event, "decisions")) {
      String verdict = TextFormat.text(decision, "verdict");
      if (seen.merge(verdict, 1, Integer::sum) <= FIRST || all) {
        shown.add(decision);
        table.row(
            verdict,
            TextFormat.text(decision, "flow"),
            TextFormat.text(decision, "reason"),
            TextFormat.text(decision, "runId"));
      }
    }
    print(table, "No flow waited for this.");
    seen.forEach(
        (verdict, count) -> {
          if (count > FIRST && !all) {
            say("and " + (count - FIRST) + " more " + verdict + "; --all lists them");
          }
        });
    shown.forEach(this::terms);
  }

  /** What the conditions of a decision compared. */
  private void terms(JsonObject decision) {
    if (!(decision.getValue("terms") instanceof JsonArray terms) || terms.isEmpty()) {
      return;
    }
    say("");
    say(TextFormat.text(decision, "flow") + " compared:");
    TextTable table = new TextTable(ansi(), "", "CONDITION", "VALUES", "IS");
    for (JsonObject term : items(decision, "terms")) {
      table.row(
          Boolean.TRUE.equals(term.getValue("decisive")) ? ">" : "",
          TextFormat.text(term, "expression"),
          operands(term),
          TextFormat.text(term, "value"));
    }
    print(table, "");
  }

  private static String operands(JsonObject term) {
    return term.getValue("operands") instanceof JsonArray values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : "";
  }

  private void duplicates(@Nullable JsonObject repeats) {
    if (repeats == null) {
      return;
    }
    say("");
    say(
        TextFormat.text(repeats, "verdict")
            + ": came again "
            + TextFormat.text(repeats, "count")
            + " times, last at "
            + TextFormat.time(repeats, "lastAt")
            + ". "
            + TextFormat.text(repeats, "reason"));
  }

  private void latest(@Nullable JsonObject watch) {
    if (watch == null) {
      return;
    }
    say("");
    say(
        "Since then, at "
            + TextFormat.time(watch, "at")
            + ": "
            + TextFormat.text(watch, "evaluation"));
  }
}
