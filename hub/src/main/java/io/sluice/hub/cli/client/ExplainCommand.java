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

  /** What to explain; exactly one of the options. */
  static final class Subject {
    @Parameters(
        paramLabel = "EVENT_ID",
        arity = "0..1",
        description = "Id of the event; \"./sluice events\" lists them.")
    private String id = "";

    @Option(
        names = "--flow",
        paramLabel = "NAME",
        description = "Explain why this flow did not fire.")
    private String flow = "";

    @Option(
        names = "--watch",
        paramLabel = "KIND/ENTITY",
        description = "Explain why this watch did not fire.")
    private String watch = "";
  }

  /** Flows listed per verdict without {@code --all}. */
  private static final int MAX_FLOWS_PER_VERDICT = 10;

  @Option(
      names = "--all",
      description =
          "List every flow of an event instead of the first "
              + MAX_FLOWS_PER_VERDICT
              + " of each verdict.")
  private boolean all;

  @Override
  void run(HubClient hub) {
    if (!subject.flow.isEmpty()) {
      flow(hub.get("/flows/" + HubClient.escaped(subject.flow) + "/explain"));
    } else if (!subject.watch.isEmpty()) {
      JsonObject found = hub.get(HubClient.query("/watches", Map.of("watch", subject.watch)));
      if (!printedAsJson(found)) {
        items(found, "items").forEach(this::watch);
      }
    } else {
      event(hub, subject.id);
    }
  }

  private void flow(JsonObject flow) {
    if (printedAsJson(flow)) {
      return;
    }
    printLine(TextFormat.text(flow, "name") + ": " + TextFormat.text(flow, "sentence"));
    printLine("  waits for " + TextFormat.text(flow, "operationId"));
    items(flow, "watches").forEach(this::watch);
    printLine("");
    TextTable table = new TextTable(ansi(), "DECIDED", "VERDICT", "SUBJECT", "REASON");
    for (JsonObject decision : items(flow, "decisions")) {
      table.row(
          TextFormat.time(decision, "at"),
          TextFormat.text(decision, "verdict"),
          TextFormat.text(decision, "subject"),
          TextFormat.text(decision, "reason"));
    }
    print(table, "No decision has been made for this flow yet.");
  }

  private void watch(JsonObject watch) {
    printLine("");
    printLine(TextFormat.text(watch, "key"));
    watch.getJsonArray("sentences").forEach(sentence -> printLine("  " + sentence));
  }

  private void event(HubClient hub, String id) {
    JsonObject event = hub.get("/events/" + HubClient.escaped(id));
    if (printedAsJson(event)) {
      return;
    }
    printLine(TextFormat.text(event, "kind") + ": " + TextFormat.text(event, "subject"));
    printLine("  occurred  " + TextFormat.time(event, "occurredAt"));
    String late = TextFormat.duration(event, "occurredAt", "recordedAt");
    printLine("  recorded  " + TextFormat.time(event, "recordedAt") + " (" + late + " later)");
    printLine("  source    " + TextFormat.text(event, "connection"));
    printLine("  watch     " + TextFormat.text(event, "watch"));
    values(event.getValue("data"));
    decisions(event);
    duplicates(event.getJsonObject("duplicates"));
    latest(event.getJsonObject("latest"));
  }

  private void values(@Nullable Object data) {
    if (!(data instanceof JsonObject object) || object.isEmpty()) {
      return;
    }
    printLine("");
    TextTable table = new TextTable(ansi(), "FIELD", "VALUE");
    for (Map.Entry<String, Object> field : object) {
      table.row(field.getKey(), String.valueOf(field.getValue()));
    }
    print(table, "");
  }

  private void decisions(JsonObject event) {
    printLine("");
    TextTable table = new TextTable(ansi(), "VERDICT", "FLOW", "REASON", "RUN");
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<JsonObject> shown = new ArrayList<>();
    for (JsonObject decision : items(event, "decisions")) {
      String verdict = TextFormat.text(decision, "verdict");
      if (seen.merge(verdict, 1, Integer::sum) <= MAX_FLOWS_PER_VERDICT || all) {
        shown.add(decision);
        table.row(
            verdict,
            TextFormat.text(decision, "flow"),
            TextFormat.text(decision, "reason"),
            TextFormat.text(decision, "runId"));
      }
    }
    print(table, "No flow subscribes to this.");
    seen.forEach(
        (verdict, count) -> {
          if (count > MAX_FLOWS_PER_VERDICT && !all) {
            printLine(
                "and "
                    + (count - MAX_FLOWS_PER_VERDICT)
                    + " more "
                    + verdict
                    + "; use --all to list them");
          }
        });
    shown.forEach(this::terms);
  }

  /** Prints the compared conditions of a decision. */
  private void terms(JsonObject decision) {
    if (!(decision.getValue("terms") instanceof JsonArray terms) || terms.isEmpty()) {
      return;
    }
    printLine("");
    printLine(TextFormat.text(decision, "flow") + " compared:");
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
    printLine("");
    printLine(
        TextFormat.text(repeats, "verdict")
            + ": observed again "
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
    printLine("");
    printLine(
        "Since then, at "
            + TextFormat.time(watch, "at")
            + ": "
            + TextFormat.text(watch, "evaluation"));
  }
}
