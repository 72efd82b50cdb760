package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The rules that are in force. Whether a fault strikes follows from the seed, the rule, the route
 * and the request's ordinal on that route, so that the same conversation has the same faults.
 */
public final class FaultPlan {
  /** How many rules may be in force. */
  static final int MOST = 100;

  private final List<FaultRule> rules = new ArrayList<>();
  private final List<Long> strikes = new ArrayList<>();
  private final Map<String, Long> ordinals = new LinkedHashMap<>();
  private long seed;

  /** No rules. */
  public FaultPlan(long seed) {
    this.seed = seed;
  }

  /**
   * Puts rules in force in place of the present ones; all of them or none.
   *
   * @throws IllegalArgumentException with a sentence for people when a rule cannot be meant
   */
  public void replace(List<JsonNode> given, Instant now) {
    if (given.size() > MOST) {
      throw new IllegalArgumentException("At most " + MOST + " rules can be in force.");
    }
    List<FaultRule> read = new ArrayList<>();
    given.forEach(json -> read.add(FaultRule.of(json, now)));
    clear(seed);
    rules.addAll(read);
    read.forEach(rule -> strikes.add(0L));
  }

  /** Takes all rules out of force and counts anew. */
  public void clear(long newSeed) {
    seed = newSeed;
    rules.clear();
    strikes.clear();
    ordinals.clear();
  }

  /** Whether an earlier answer may be wanted. */
  public boolean wantsPast() {
    return rules.stream().anyMatch(rule -> rule.fault().name().equals("stale"));
  }

  /**
   * What becomes of a request.
   *
   * @param names the request's service and, for the API, its operation; the last counts ordinals
   */
  public Course course(List<String> names, Instant now) {
    String route = names.get(names.size() - 1);
    long ordinal = ordinals.merge(route, 1L, Long::sum);
    Course course = Course.smooth();
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      SplittableRandom chance = chance(i, route, ordinal);
      if (rule.covers(names, now, strikes.get(i)) && chance.nextDouble() < rule.probability()) {
        strikes.set(i, strikes.get(i) + 1);
        course = rule.fault().body().apply(course, new Options(rule.json(), chance));
      }
    }
    return course;
  }

  private SplittableRandom chance(int rule, String route, long ordinal) {
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
    for (int i = 0; i < rules.size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("rule", rules.get(i).json());
      row.put("strikes", strikes.get(i));
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
