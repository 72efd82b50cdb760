package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException with a sentence for people when it cannot be meant
   */
  static FaultRule of(JsonNode given, Instant now) {
    if (!(given instanceof ObjectNode json)) {
      throw new IllegalArgumentException("A rule is a JSON object, not " + given + ".");
    }
    String name = json.path("fault").asText();
    Fault fault =
        Faults.named(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + name + "\"."));
    double probability = json.path("probability").asDouble(1);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be 0 to 1, not " + probability + ".");
    }
    Instant from = json.has("from") ? time(json, "from") : Instant.MIN;
    Instant until = json.has("until") ? time(json, "until") : Instant.MAX;
    if (json.has("for")) {
      until = now.plus(duration(json));
    }
    long times = json.has("times") ? json.path("times").asLong() : Long.MAX_VALUE;
    FaultRule rule =
        new FaultRule(fault, json.path("where").asText("*"), probability, from, until, times, json);
    // A rule that cannot be meant is refused now, not at the first request that it strikes.
    fault.body().apply(Course.smooth(), new Options(json, new java.util.SplittableRandom(0)));
    return rule;
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
      throw new IllegalArgumentException(
          name + " must be a time like 2026-03-01T06:00:00Z, not " + json.path(name) + ".",
          malformed);
    }
  }

  private static Duration duration(JsonNode json) {
    try {
      return Duration.parse(json.path("for").asText());
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "for must be a duration like PT5M, not " + json.path("for") + ".", malformed);
    }
  }
}
