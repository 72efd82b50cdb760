package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The active fault rules. Whether a fault strikes depends on the seed, the rule, the route and the
 * request's ordinal on that route only, so that the same sequence of requests meets the same
 * faults.
 */
public final class FaultPlan {
  /** Maximum number of active rules. */
  public static final int MAX_RULES = 100;

  /**
   * Offset of the random keys of scenario rules, which keeps their draws apart from those of an
   * operator's rules.
   */
  private static final long SCENARIO_KEY = 1_000;

  private final List<Active> rules = new ArrayList<>();
  private final List<ScenarioRule> scenarioRules = new ArrayList<>();
  private final Map<String, Long> ordinals = new LinkedHashMap<>();
  private long seed;

  /** A plan without rules. */
  public FaultPlan(long seed) {
    this.seed = seed;
  }

  /**
   * A rule activated by a scenario.
   *
   * @param step index of the scenario's step, from 0
   * @param since time of activation
   * @param rule JSON text of a rule that {@link #check} accepts
   */
  public record ScenarioRule(int step, Instant since, String rule) {}

  /** An active rule with its random key and its number of strikes. */
  private static final class Active {
    private final FaultRule rule;
    private final long key;
    private final Optional<ScenarioRule> scenarioRule;
    private long strikes;

    Active(FaultRule rule, long key, Optional<ScenarioRule> scenarioRule) {
      this.rule = rule;
      this.key = key;
      this.scenarioRule = scenarioRule;
    }
  }

  /**
   * Validates a rule.
   *
   * @throws InvalidRuleException if the rule is invalid
   */
  public static void check(JsonNode rule) {
    FaultRule.of(rule, Instant.EPOCH);
  }

  /**
   * Replaces all active rules. If any rule is invalid, nothing changes.
   *
   * @throws IllegalArgumentException with a readable message if a rule is invalid
   */
  public void replace(List<JsonNode> given, Instant now) {
    if (given.size() > MAX_RULES) {
      throw new IllegalArgumentException("At most " + MAX_RULES + " rules can be active.");
    }
    List<Active> read = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      try {
        read.add(new Active(FaultRule.of(given.get(i), now), i, Optional.empty()));
      } catch (InvalidRuleException bad) {
        throw new InvalidRuleException(
            "rules[" + i + "]" + suffix(bad.field()), String.valueOf(bad.getMessage()));
      }
    }
    removeAll();
    rules.addAll(read);
  }

  private static String suffix(String field) {
    return field.isEmpty() ? "" : "." + field;
  }

  /**
   * Synchronises the rules of a scenario: activates new ones and removes those that the scenario
   * has withdrawn. All other rules are left as they are.
   */
  public void applyScenario(List<ScenarioRule> now) {
    if (now.equals(scenarioRules)) {
      return;
    }
    rules.removeIf(
        active -> active.scenarioRule.isPresent() && !now.contains(active.scenarioRule.get()));
    for (ScenarioRule scenarioRule : now) {
      if (!scenarioRules.contains(scenarioRule)) {
        FaultRule rule =
            FaultRule.of(
                Json.parse(Buffer.buffer(scenarioRule.rule())).orElseThrow(), scenarioRule.since());
        rules.add(new Active(rule, SCENARIO_KEY + scenarioRule.step(), Optional.of(scenarioRule)));
      }
    }
    scenarioRules.clear();
    scenarioRules.addAll(now);
  }

  /** Removes all rules. A scenario's rules stay removed until it activates another one. */
  public void removeAll() {
    rules.clear();
    ordinals.clear();
  }

  /** Removes all rules including the record of scenario rules, and restarts the ordinals. */
  public void clear(long newSeed) {
    seed = newSeed;
    scenarioRules.clear();
    removeAll();
  }

  /** Whether an active rule needs earlier answers. */
  public boolean needsHistory() {
    return rules.stream().anyMatch(active -> active.rule.fault().name().equals("stale"));
  }

  /**
   * Draws the faults for a request.
   *
   * @param names the request's service and, for the API, its operation; ordinals are counted per
   *     last name
   */
  public FaultEffects course(List<String> names, Instant now) {
    String route = names.get(names.size() - 1);
    long ordinal = ordinals.merge(route, 1L, Long::sum);
    FaultEffects course = FaultEffects.none();
    for (Active active : rules) {
      FaultRule rule = active.rule;
      SplittableRandom chance = chance(active.key, route, ordinal);
      if (rule.covers(names, now, active.strikes) && chance.nextDouble() < rule.probability()) {
        active.strikes++;
        course = rule.fault().body().apply(course, new FaultOptions(rule.json(), chance));
      }
    }
    return course;
  }

  private SplittableRandom chance(long rule, String route, long ordinal) {
    long key = seed * 0x9e3779b97f4a7c15L + rule;
    for (int i = 0; i < route.length(); i++) {
      key = key * 31 + route.charAt(i);
    }
    // Two steps keep the draws of neighbouring ordinals independent.
    return new SplittableRandom(new SplittableRandom(key ^ (ordinal << 20)).nextLong());
  }

  /** The active rules with their number of strikes. */
  public List<Map<String, Object>> describe() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Active active : rules) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("rule", active.rule.json());
      row.put("strikes", active.strikes);
      active.scenarioRule.ifPresent(
          scenarioRule -> {
            row.put("scenarioStep", scenarioRule.step());
            row.put("since", scenarioRule.since().toString());
          });
      rows.add(row);
    }
    return rows;
  }

  /** The available faults: name, description and example. */
  public static List<Map<String, String>> known() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Fault fault : Faults.rows()) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("fault", fault.name());
      row.put("doc", fault.doc());
      row.put("example", fault.example());
      rows.add(row);
    }
    return rows;
  }
}
