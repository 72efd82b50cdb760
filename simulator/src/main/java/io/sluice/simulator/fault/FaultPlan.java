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
 * The rules that are in force. Whether a fault strikes follows from the seed, the rule, the route
 * and the request's ordinal on that route, so that the same conversation has the same faults.
 */
public final class FaultPlan {
  /** How many rules may be in force. */
  public static final int MAX_RULES = 100;

  /** Rules of a story draw as others than the rules of an operator. */
  private static final long SCENARIO_KEY = 1_000;

  private final List<Active> rules = new ArrayList<>();
  private final List<ScenarioRule> story = new ArrayList<>();
  private final Map<String, Long> ordinals = new LinkedHashMap<>();
  private long seed;

  /** No rules. */
  public FaultPlan(long seed) {
    this.seed = seed;
  }

  /**
   * A rule that a scenario put in force.
   *
   * @param step of the scenario, counted from 0
   * @param since when it came into force
   * @param rule JSON text of a rule that {@link #check} takes
   */
  public record ScenarioRule(int step, Instant since, String rule) {}

  /** A rule in force, with what its draws follow from and how often it struck. */
  private static final class Active {
    private final FaultRule rule;
    private final long key;
    private final Optional<ScenarioRule> told;
    private long strikes;

    Active(FaultRule rule, long key, Optional<ScenarioRule> told) {
      this.rule = rule;
      this.key = key;
      this.told = told;
    }
  }

  /**
   * Whether a rule can be meant.
   *
   * @throws InvalidRuleException with a sentence for people when it cannot
   */
  public static void check(JsonNode rule) {
    FaultRule.of(rule, Instant.EPOCH);
  }

  /**
   * Puts rules in force in place of the present ones; all of them or none.
   *
   * @throws IllegalArgumentException with a sentence for people when a rule cannot be meant
   */
  public void replace(List<JsonNode> given, Instant now) {
    if (given.size() > MAX_RULES) {
      throw new IllegalArgumentException("At most " + MAX_RULES + " rules can be in force.");
    }
    List<Active> read = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      try {
        read.add(new Active(FaultRule.of(given.get(i), now), i, Optional.empty()));
      } catch (InvalidRuleException bad) {
        throw new InvalidRuleException(
            "rules[" + i + "]" + dot(bad.field()), String.valueOf(bad.getMessage()));
      }
    }
    dismiss();
    rules.addAll(read);
  }

  private static String dot(String field) {
    return field.isEmpty() ? "" : "." + field;
  }

  /**
   * Brings the rules of a scenario up to date: those that are new come into force, those that are
   * gone are taken out, and the others stay as an operator left them.
   */
  public void tell(List<ScenarioRule> now) {
    if (now.equals(story)) {
      return;
    }
    rules.removeIf(active -> active.told.isPresent() && !now.contains(active.told.get()));
    for (ScenarioRule told : now) {
      if (!story.contains(told)) {
        FaultRule rule =
            FaultRule.of(Json.parse(Buffer.buffer(told.rule())).orElseThrow(), told.since());
        rules.add(new Active(rule, SCENARIO_KEY + told.step(), Optional.of(told)));
      }
    }
    story.clear();
    story.addAll(now);
  }

  /** Takes all rules out of force; a scenario's own stay out until it breaks something again. */
  public void dismiss() {
    rules.clear();
    ordinals.clear();
  }

  /** Takes all rules out of force, forgets what a scenario told, and counts anew. */
  public void clear(long newSeed) {
    seed = newSeed;
    story.clear();
    dismiss();
  }

  /** Whether an earlier answer may be wanted. */
  public boolean wantsPast() {
    return rules.stream().anyMatch(active -> active.rule.fault().name().equals("stale"));
  }

  /**
   * What becomes of a request.
   *
   * @param names the request's service and, for the API, its operation; the last counts ordinals
   */
  public FaultEffects course(List<String> names, Instant now) {
    String route = names.get(names.size() - 1);
    long ordinal = ordinals.merge(route, 1L, Long::sum);
    FaultEffects course = FaultEffects.smooth();
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
    // Two steps keep neighbouring ordinals from having neighbouring draws.
    return new SplittableRandom(new SplittableRandom(key ^ (ordinal << 20)).nextLong());
  }

  /** The rules in force, each with how often it struck. */
  public List<Map<String, Object>> describe() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Active active : rules) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("rule", active.rule.json());
      row.put("strikes", active.strikes);
      active.told.ifPresent(
          told -> {
            row.put("scenarioStep", told.step());
            row.put("since", told.since().toString());
          });
      rows.add(row);
    }
    return rows;
  }

  /** What faults there are: name, line for people, example. */
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
