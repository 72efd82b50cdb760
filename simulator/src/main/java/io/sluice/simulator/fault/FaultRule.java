package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When and where a fault strikes.
 *
 * @param fault the fault
 * @param where a service, an operation id, or {@code *} for everywhere
 * @param probability probability that it strikes a request, from 0 to 1
 * @param from start of the active period
 * @param until end of the active period, exclusive
 * @param times maximum number of strikes
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

  private static final Duration MAX_DURATION = Duration.ofDays(370);

  /** More requests than any simulation makes. */
  private static final long MAX_STRIKES = 1_000_000_000;

  /**
   * Parses a rule.
   *
   * @throws InvalidRuleException if the rule is invalid
   */
  static FaultRule of(JsonNode given, Instant now) {
    if (!(given instanceof ObjectNode json)) {
      throw new InvalidRuleException("", "A rule must be a JSON object, not " + given + ".");
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
                            + "\"; available are "
                            + String.join(", ", Faults.names())
                            + "."));
    // Validate the parameters now instead of at the first request that the rule strikes.
    FaultOptions options = new FaultOptions(json, new SplittableRandom(0));
    fault.body().apply(FaultEffects.none(), options);
    known(json, fault, options);
    if (json.has("for") && json.has("until")) {
      throw new InvalidRuleException("for", "A rule may have either for or until, not both.");
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
              if (!COMMON.contains(field) && !options.fieldsRead().contains(field)) {
                throw new InvalidRuleException(
                    field,
                    "%s is not a field of %s; its fields are %s%s."
                        .formatted(
                            field,
                            fault.name(),
                            String.join(", ", COMMON),
                            options.fieldsRead().isEmpty()
                                ? ""
                                : ", " + String.join(", ", options.fieldsRead())));
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
          "probability", "probability must be from 0 to 1, not " + given + ".");
    }
    return probability;
  }

  private static long times(ObjectNode json) {
    JsonNode given = json.path("times");
    if (given.isMissingNode()) {
      return Long.MAX_VALUE;
    }
    if (!given.isIntegralNumber() || given.asLong(0) < 1 || given.asLong(0) > MAX_STRIKES) {
      throw new InvalidRuleException(
          "times",
          "times must be a whole number from 1 to " + MAX_STRIKES + ", not " + given + ".");
    }
    return given.asLong();
  }

  private static String text(ObjectNode json, String name, String defaultValue) {
    JsonNode given = json.path(name);
    if (!given.isMissingNode() && !given.isTextual()) {
      throw new InvalidRuleException(name, name + " must be a text, not " + given + ".");
    }
    return given.asText(defaultValue);
  }

  boolean covers(List<String> names, Instant now, long strikes) {
    return (where.equals("*") || names.contains(where))
        && !now.isBefore(from)
        && now.isBefore(until)
        && strikes < times;
  }

  private static Instant time(JsonNode json, String name) {
    try {
      return Instant.parse(json.path(name).asText());
    } catch (DateTimeException malformed) {
      throw new InvalidRuleException(
          name,
          name + " must be a time such as 2026-03-01T06:00:00Z, not " + json.path(name) + ".");
    }
  }

  private static Duration duration(JsonNode json) {
    try {
      Duration length = Duration.parse(json.path("for").asText());
      if (length.isNegative() || length.isZero() || length.compareTo(MAX_DURATION) > 0) {
        throw new InvalidRuleException(
            "for", "for must be longer than zero and at most 370 days, not " + length + ".");
      }
      return length;
    } catch (DateTimeException malformed) {
      throw new InvalidRuleException(
          "for", "for must be a duration such as PT5M, not " + json.path("for") + ".");
    }
  }
}
