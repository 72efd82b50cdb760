package io.sluice.hub.cli.client;

import io.sluice.hub.settings.Nearest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a fault rule to the active ones. */
@Command(
    name = "add",
    description = {
      "Adds a fault rule.",
      "The active rules stay; their hit counters, and the time of those with --for,",
      "start again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim faults add latency --set 'millis=[100,2000]'",
      "  ./sluice sim faults add status --set status=503 --where Get-all-segments --times 2",
      "  ./sluice sim faults add throttle --where api --probability 0.1 --for 5m"
    })
public final class AddFaultCommand extends SimulatorCommand {
  @Parameters(paramLabel = "FAULT", description = "The fault; \"./sluice sim faults\" lists them.")
  private String fault = "";

  @Option(
      names = "--where",
      paramLabel = "W",
      description =
          "Where it strikes: a service (api, token, teams, webhooks, files), an operation"
              + " (\"./sluice sim operations\" lists them), or * (default: everywhere).")
  private Optional<String> where = Optional.empty();

  @Option(
      names = "--probability",
      paramLabel = "P",
      description = "Probability that it strikes a request, 0 to 1 (default: 1).")
  private Optional<String> probability = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "D",
      description = "How long the rule is active, for example 5m.")
  private Optional<String> span = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Time from which the rule is active.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Time at which the rule ends.")
  private Optional<String> until = Optional.empty();

  @Option(names = "--times", paramLabel = "N", description = "Maximum number of strikes.")
  private Optional<Integer> times = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A parameter of the fault; may be repeated.")
  private Map<String, String> faultParameters = new LinkedHashMap<>();

  @Override
  void run(HubClient simulator) {
    JsonObject active = simulator.get("/_sim/faults");
    List<JsonObject> known = items(active, "known");
    Arguments.oneOf("a fault", fault, known.stream().map(row -> row.getString("fault")).toList());
    JsonObject example =
        known.stream()
            .filter(row -> fault.equals(row.getString("fault")))
            .findFirst()
            .map(row -> new JsonObject(row.getString("example")))
            .orElseGet(JsonObject::new);
    where.ifPresent(place -> place(simulator, place));
    JsonArray rules = new JsonArray();
    items(active, "rules").forEach(row -> rules.add(row.getJsonObject("rule")));
    rules.add(rule(example));
    JsonObject answer = simulator.put("/_sim/faults", new JsonObject().put("rules", rules));
    if (!printedAsJson(answer)) {
      FaultsCommand.rules(this, answer);
    }
  }

  private JsonObject rule(JsonObject example) {
    JsonObject rule = new JsonObject().put("fault", fault);
    where.ifPresent(place -> rule.put("where", place));
    probability.ifPresent(text -> rule.put("probability", chance(text)));
    span.ifPresent(text -> rule.put("for", Arguments.duration("--for", text).toString()));
    from.ifPresent(text -> rule.put("from", text));
    until.ifPresent(text -> rule.put("until", text));
    times.ifPresent(
        many -> rule.put("times", Arguments.inRange("--times", many, 1, Integer.MAX_VALUE)));
    faultParameters.forEach((key, text) -> rule.put(key, value(text, example.getValue(key))));
    return rule;
  }

  private static BigDecimal chance(String text) {
    BigDecimal chance = Arguments.number("--probability", text);
    if (chance.signum() < 0 || chance.compareTo(BigDecimal.ONE) > 0) {
      throw ClientException.usage(
          "out-of-bounds",
          "--probability is " + text + ": it must be from 0 to 1",
          "for example 0.1 for one request in ten");
    }
    return chance;
  }

  /** Parses a parameter as JSON, except where the fault's example has a text. */
  private static Object value(String text, @org.jspecify.annotations.Nullable Object like) {
    if (like instanceof String) {
      return text;
    }
    try {
      Object value = Json.decodeValue(text);
      return value == null ? text : value;
    } catch (DecodeException plain) {
      return text;
    }
  }

  /** Refuses an unknown place: such a rule would never strike. */
  private static void place(HubClient simulator, String place) {
    List<String> places = OperationsCommand.places(simulator);
    if (!places.contains(place)) {
      throw ClientException.usage(
          "unknown-place",
          "--where is \"" + place + "\", which is neither a service nor an operation",
          Nearest.to(place, places).map(near -> "did you mean \"" + near + "\"? ").orElse("")
              + "use one of "
              + String.join(", ", OperationsCommand.SERVICES)
              + ", or an operation from \"./sluice sim operations\"");
    }
  }
}
