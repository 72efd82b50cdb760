package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes something happen in the simulated world. */
@Command(
    name = "do",
    description = {
      "Makes something happen in the simulated world.",
      "Without an action it lists what can be done. For the six kinds of event there",
      "is \"./sluice trigger\" too."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim do refreshSource --source Loyalty --outcome failure",
      "  ./sluice sim do restateSegment --segment HighValueCustomers --value 900",
      "  ./sluice sim do missSchedule --count 2"
    })
public final class DoCommand extends SimulatorCommand {
  private static final int WIDTH = 58;

  /** How the targets of the API are named on the command line. */
  private static final Map<String, String> TARGETS = targets();

  private static final List<String> OUTCOMES =
      List.of("natural", "success", "failure", "timeout", "recovers", "warnings");
  private static final List<String> SUBMISSIONS = List.of("onDemand", "scheduled");

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "",
      description = "As \"./sluice sim do\" lists it.")
  private String action = "";

  @Option(names = "--source", paramLabel = "NAME", description = "The data source.")
  private Optional<String> source = Optional.empty();

  @Option(names = "--segment", paramLabel = "NAME", description = "The segment.")
  private Optional<String> segment = Optional.empty();

  @Option(names = "--measure", paramLabel = "NAME", description = "The measure.")
  private Optional<String> measure = Optional.empty();

  @Option(names = "--value", paramLabel = "V", description = "The value, level or threshold.")
  private Optional<String> value = Optional.empty();

  @Option(names = "--to", paramLabel = "NAME", description = "The new name.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--outcome",
      paramLabel = "WORD",
      description = "natural, success, failure, timeout, recovers or warnings.")
  private Optional<String> outcome = Optional.empty();

  @Option(names = "--submission", paramLabel = "WORD", description = "onDemand or scheduled.")
  private Optional<String> submission = Optional.empty();

  @Option(
      names = "--gap",
      paramLabel = "DURATION",
      description = "Between the two values of a crossing, as in 4s.")
  private Optional<String> gap = Optional.empty();

  @Option(names = "--count", paramLabel = "N", description = "So many jobs that fall out.")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--no-value", description = "The evaluation succeeds and has no value.")
  private boolean noValue;

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description = "Id or name of the instance (default: the first).")
  private Optional<String> instance = Optional.empty();

  @Override
  void run(HubClient simulator) {
    JsonObject list = simulator.get("/_sim/action");
    if (action.isEmpty()) {
      list(list);
      return;
    }
    List<JsonObject> actions = items(list, "actions");
    Arguments.oneOf(
        "something that can be done",
        action,
        actions.stream().map(row -> row.getString("do")).toList());
    actions.stream().filter(row -> action.equals(row.getString("do"))).forEach(this::check);
    JsonObject answer = simulator.post("/_sim/action", wish());
    if (!printed(answer)) {
      say(TextFormat.text(answer, "message"));
      if (answer.getString("jobId") != null) {
        say("job " + answer.getString("jobId"));
      }
      say("");
      say("See it:  ./sluice sim facts");
    }
  }

  private void list(JsonObject list) {
    if (printed(list)) {
      return;
    }
    for (JsonObject row : items(list, "actions")) {
      String target = TARGETS.get(row.getString("target", ""));
      String doc = row.getString("doc") + (target == null ? "" : " (" + target + ")");
      List<String> lines = TextFormat.wrapped(doc, WIDTH);
      say("%-17s  %s".formatted(row.getString("do"), lines.get(0)));
      lines.stream().skip(1).forEach(line -> say(" ".repeat(19) + line));
    }
    say("");
    say("For example:  ./sluice sim do refreshSource --source Loyalty --outcome failure");
  }

  /** An action has one kind of target, or none. */
  private void check(JsonObject row) {
    String wanted = TARGETS.getOrDefault(row.getString("target", ""), "");
    Map<String, Optional<String>> given = given();
    String wrong =
        given.entrySet().stream()
            .filter(entry -> entry.getValue().isPresent() && !entry.getKey().equals(wanted))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" and "));
    boolean missing = !wanted.isEmpty() && given.getOrDefault(wanted, Optional.empty()).isEmpty();
    if (!wrong.isEmpty() || missing) {
      String fault = wrong.isEmpty() ? action + " needs " + wanted : action + " takes no " + wrong;
      String hint = wanted.isEmpty() ? "leave " + wrong + " out" : "give " + wanted + " NAME";
      throw ClientException.usage("bad-target", fault, hint);
    }
  }

  private Map<String, Optional<String>> given() {
    Map<String, Optional<String>> given = new LinkedHashMap<>();
    given.put("--source", source);
    given.put("--segment", segment);
    given.put("--measure", measure);
    return given;
  }

  private JsonObject wish() {
    JsonObject wish = new JsonObject().put("do", action);
    source.ifPresent(name -> wish.put("dataSource", name));
    segment.ifPresent(name -> wish.put("segment", name));
    measure.ifPresent(name -> wish.put("measure", name));
    value.ifPresent(text -> wish.put("value", Arguments.number("--value", text)));
    to.ifPresent(name -> wish.put("to", name));
    outcome.ifPresent(word -> wish.put("outcome", Arguments.oneOf("an outcome", word, OUTCOMES)));
    submission.ifPresent(
        word -> wish.put("submission", Arguments.oneOf("a submission", word, SUBMISSIONS)));
    gap.ifPresent(text -> wish.put("gap", Arguments.span("--gap", text).toMillis() + "ms"));
    count.ifPresent(many -> wish.put("count", Arguments.within("--count", many, 1, 1_000)));
    if (noValue) {
      wish.put("noValue", true);
    }
    instance.ifPresent(id -> wish.put("instanceId", id));
    return wish;
  }

  private static Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>();
    targets.put("dataSource", "--source");
    targets.put("segment", "--segment");
    targets.put("measure", "--measure");
    return targets;
  }
}
