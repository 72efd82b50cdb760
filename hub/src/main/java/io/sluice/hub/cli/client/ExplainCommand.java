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
    say(Words.text(flow, "name") + ": " + Words.text(flow, "sentence"));
    say("  waits for " + Words.text(flow, "operationId"));
    items(flow, "watches").forEach(this::watch);
    say("");
    Table table = new Table(ansi(), "DECIDED", "VERDICT", "SUBJECT", "REASON");
    for (JsonObject decision : items(flow, "decisions")) {
      table.row(
          Words.time(decision, "at"),
          Words.text(decision, "verdict"),
          Words.text(decision, "subject"),
          Words.text(decision, "reason"));
    }
    print(table, "Nothing has been decided for it yet.");
  }

  private void watch(JsonObject watch) {
    say("");
    say(Words.text(watch, "key"));
    watch.getJsonArray("sentences").forEach(sentence -> say("  " + sentence));
  }

  private void event(HubClient hub, String id) {
    JsonObject event = hub.get("/events/" + HubClient.escaped(id));
    if (printed(event)) {
      return;
    }
    say(Words.text(event, "kind") + ": " + Words.text(event, "subject"));
    say("  occurred  " + Words.time(event, "occurredAt"));
    String late = Words.span(event, "occurredAt", "recordedAt");
    say("  recorded  " + Words.time(event, "recordedAt") + " (" + late + " later)");
    say("  source    " + Words.text(event, "connection"));
    say("  watch     " + Words.text(event, "watch"));
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
    Table table = new Table(ansi(), "FIELD", "VALUE");
    for (Map.Entry<String, Object> field : object) {
      table.row(field.getKey(), String.valueOf(field.getValue()));
    }
    print(table, "");
  }

  private void decisions(JsonObject event) {
    say("");
    Table table = new Table(ansi(), "VERDICT", "FLOW", "REASON", "RUN");
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<JsonObject> shown = new ArrayList<>();
    for (JsonObject decision : items(event, "decisions")) {
      String verdict = Words.text(decision, "verdict");
      if (seen.merge(verdict, 1, Integer::sum) <= FIRST || all) {
        shown.add(decision);
        table.row(
            verdict,
            Words.text(decision, "flow"),
            Words.text(decision, "reason"),
            Words.text(decision, "runId"));
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
    say(Words.text(decision, "flow") + " compared:");
    Table table = new Table(ansi(), "", "CONDITION", "VALUES", "IS");
    for (JsonObject term : items(decision, "terms")) {
      table.row(
          Boolean.TRUE.equals(term.getValue("decisive")) ? ">" : "",
          Words.text(term, "expression"),
          operands(term),
          Words.text(term, "value"));
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
        Words.text(repeats, "verdict")
            + ": came again "
            + Words.text(repeats, "count")
            + " times, last at "
            + Words.time(repeats, "lastAt")
            + ". "
            + Words.text(repeats, "reason"));
  }

  private void latest(@Nullable JsonObject watch) {
    if (watch == null) {
      return;
    }
    say("");
    say("Since then, at " + Words.time(watch, "at") + ": " + Words.text(watch, "evaluation"));
  }
}
