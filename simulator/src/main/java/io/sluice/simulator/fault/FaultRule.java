package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When and where a fault happens.
 *
 * @param fault what happens
 * @param where a service, an operation id, or {@code *} for everywhere
 * @param probability that it happens to a request, from 0 to 1
 * @param from not before
 * @param until not from then on
 * @param times at most so often
 * @param json the rule as given
 */
record FaultRule(
    Fault fault,
    String where,
    double probability,
    Instant from,
    Instant until,
    long times,
    ObjectNode json) {

  private static final List<String> COMMON =
      List.of("fault", "where", "probability", "from", "until", "for", "times");

  private static final Duration LONGEST = Duration.ofDays(370);

  /** More requests than any run has. */
  private static final long MANY = 1_000_000_000;

  /**
   * Reads a rule.
   *
   * @throws InvalidRuleException with a sentence for people when it cannot be meant
   */
  static FaultRule of(JsonNode given, Instant now) {
    if (!(given instanceof ObjectNode json)) {
      throw new InvalidRuleException("", "A rule is a JSON object, not " + given + ".");
    }
    String name = text(json, "fault", "");
    Fault fault =
        Faults.named(name)
            .orElseThrow(
                () ->
                    new InvalidRuleException(
                        "fault",
                        "There is no fault \""
                            + name
                            + "\"; there are "
                            + String.join(", ", Faults.names())
                            + "."));
    // A rule that cannot be meant is refused now, not at the first request that it strikes.
    FaultOptions options = new FaultOptions(json, new SplittableRandom(0));
    fault.body().apply(FaultEffects.smooth(), options);
    known(json, fault, options);
    if (json.has("for") && json.has("until")) {
      throw new InvalidRuleException("for", "A rule has either for or until, not both.");
    }
    Instant from = json.has("from") ? time(json, "from") : Instant.MIN;
    Instant until = json.has("until") ? time(json, "until") : Instant.MAX;
    return new FaultRule(
        fault,
        where(json),
        probability(json),
        from,
        json.has("for") ? now.plus(duration(json)) : until,
        times(json),
        json);
  }

  private static void known(ObjectNode json, Fault fault, FaultOptions options) {
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!COMMON.contains(field) && !options.asked().contains(field)) {
                throw new InvalidRuleException(
                    field,
                    "%s is not known for %s; known are %s%s."
                        .formatted(
                            field,
                            fault.name(),
                            String.join(", ", COMMON),
                            options.asked().isEmpty()
                                ? ""
                                : ", " + String.join(", ", options.asked())));
              }
            });
  }

  private static String where(ObjectNode json) {
    String where = text(json, "where", FaultScope.ANY);
    if (!FaultScope.known(where)) {
      throw new InvalidRuleException(
          "where",
          "where must be *, a service ("
              + String.join(", ", FaultScope.SERVICES)
              + ") or an operation id such as "
              + "Get-all-segments (GET /_sim/operations lists them), not \""
              + where
              + "\".");
    }
    return where;
  }

  private static double probability(ObjectNode json) {
    JsonNode given = json.path("probability");
    double probability = given.isMissingNode() ? 1 : given.asDouble();
    boolean number = given.isMissingNode() || given.isNumber();
    if (!number || !(probability >= 0 && probability <= 1)) {
      throw new InvalidRuleException(
          "probability", "probability must be 0 to 1, not " + given + ".");
    }
    return probability;
  }

  private static long times(ObjectNode json) {
    JsonNode given = json.path("times");
    if (given.isMissingNode()) {
      return Long.MAX_VALUE;
    }
    if (!given.isIntegralNumber() || given.asLong(0) < 1 || given.asLong(0) > MANY) {
      throw new InvalidRuleException(
          "times", "times must be a whole number from 1 to " + MANY + ", not " + given + ".");
    }
    return given.asLong();
  }

  private static String text(ObjectNode json, String name, String usual) {
    JsonNode given = json.path(name);
    if (!given.isMissingNode() && !given.isTextual()) {
      throw new InvalidRuleException(name, name + " must be a text, not " + given + ".");
    }
    return given.asText(usual);
  }

  boolean covers(List<String> names, Instant now, long before) {
    return (where.equals("*") || names.contains(where))
        && !now.isBefore(from)
        && now.isBefore(until)
        && before < times;
  }

  private static Instant time(JsonNode json, String name) {
    try {
      return Instant.parse(json.path(name).asText());
    } catch (DateTimeException malformed) {
      throw new InvalidRuleException(
          name, name + " must be a time like 2026-03-01T06:00:00Z, not " + json.path(name) + ".");
    }
  }

  private static Duration duration(JsonNode json) {
    try {
      Duration length = Duration.parse(json.path("for").asText());
      if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
        throw new InvalidRuleException(
            "for", "for must be above zero and at most 370 days, not " + length + ".");
      }
      return length;
    } catch (DateTimeException malformed) {
      throw new InvalidRuleException(
          "for", "for must be a duration like PT5M, not " + json.path("for") + ".");
    }
  }
}
