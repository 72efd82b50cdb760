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

/** Performs an action in the simulated world. */
@Command(
    name = "do",
    description = {
      "Performs an action in the simulated world.",
      "Without an action it lists all of them. \"./sluice trigger\" is a shortcut for the",
      "six kinds of event."
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

  /** Option of the command line for each kind of target in the API. */
  private static final Map<String, String> TARGETS = targets();

  private static final List<String> OUTCOMES =
      List.of("natural", "success", "failure", "timeout", "recovers", "warnings");
  private static final List<String> SUBMISSIONS = List.of("onDemand", "scheduled");

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "",
      description = "The action; \"./sluice sim do\" lists them.")
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
      description = "Time between the two values of a crossing, for example 4s.")
  private Optional<String> gap = Optional.empty();

  @Option(names = "--count", paramLabel = "N", description = "Number of scheduled jobs to skip.")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--no-value", description = "Let the evaluation succeed without a value.")
  private boolean noValue;

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description = "Id or name of the instance (default: the first one).")
  private Optional<String> instance = Optional.empty();

  @Override
  void run(HubClient simulator) {
    JsonObject list = simulator.get("/_sim/action");
    if (action.isEmpty()) {
      list(list);
      return;
    }
    List<JsonObject> actions = items(list, "actions");
    Arguments.oneOf("an action", action, actions.stream().map(row -> row.getString("do")).toList());
    actions.stream().filter(row -> action.equals(row.getString("do"))).forEach(this::check);
    JsonObject answer = simulator.post("/_sim/action", requestBody());
    if (!printedAsJson(answer)) {
      printLine(TextFormat.text(answer, "message"));
      if (answer.getString("jobId") != null) {
        printLine("job " + answer.getString("jobId"));
      }
      printLine("");
      printLine("To see the result:  ./sluice sim facts");
    }
  }

  private void list(JsonObject list) {
    if (printedAsJson(list)) {
      return;
    }
    for (JsonObject row : items(list, "actions")) {
      String target = TARGETS.get(row.getString("target", ""));
      String doc = row.getString("doc") + (target == null ? "" : " (" + target + ")");
      List<String> lines = TextFormat.wrap(doc, WIDTH);
      printLine("%-17s  %s".formatted(row.getString("do"), lines.get(0)));
      lines.stream().skip(1).forEach(line -> printLine(" ".repeat(19) + line));
    }
    printLine("");
    printLine("For example:  ./sluice sim do refreshSource --source Loyalty --outcome failure");
  }

  /** Checks that the target options match the action, which has one kind of target or none. */
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
      String fault =
          wrong.isEmpty() ? action + " needs " + wanted : action + " does not accept " + wrong;
      String hint = wanted.isEmpty() ? "omit " + wrong : "add " + wanted + " NAME";
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

  private JsonObject requestBody() {
    JsonObject request = new JsonObject().put("do", action);
    source.ifPresent(name -> request.put("dataSource", name));
    segment.ifPresent(name -> request.put("segment", name));
    measure.ifPresent(name -> request.put("measure", name));
    value.ifPresent(text -> request.put("value", Arguments.number("--value", text)));
    to.ifPresent(name -> request.put("to", name));
    outcome.ifPresent(
        word -> request.put("outcome", Arguments.oneOf("an outcome", word, OUTCOMES)));
    submission.ifPresent(
        word -> request.put("submission", Arguments.oneOf("a submission", word, SUBMISSIONS)));
    gap.ifPresent(text -> request.put("gap", Arguments.duration("--gap", text).toMillis() + "ms"));
    count.ifPresent(many -> request.put("count", Arguments.inRange("--count", many, 1, 1_000)));
    if (noValue) {
      request.put("noValue", true);
    }
    instance.ifPresent(id -> request.put("instanceId", id));
    return request;
  }

  private static Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>();
    targets.put("dataSource", "--source");
    targets.put("segment", "--segment");
    targets.put("measure", "--measure");
    return targets;
  }
}
