package io.sluice.hub.trigger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for thresholds, implemented a second time from the description in docs/faults.md alone.
 * Values are whole numbers of 10^-10, times are seconds: nothing here is shared with the machine.
 */
final class ThresholdOracle {
  /** The parameters of a watch. */
  record WatchRule(
      boolean upwards, BigInteger threshold, BigInteger margin, long gap, boolean first) {}

  /** One reading of the entity; the value is null for null, NaN and texts that are not numbers. */
  record Answer(String incarnation, String definition, @Nullable BigInteger value, long second) {}

  /** An event that the trigger must find. */
  record ExpectedEvent(WatchRule rule, @Nullable BigInteger from, BigInteger to, long second) {}

  /** The state of one watch. */
  static final class Known {
    String incarnation = "";
    String definition = "";
    long second = Long.MIN_VALUE;
    boolean placed;
    boolean above;
    @Nullable BigInteger value;
    long fired;
    long suppressed;
    long lastFired = Long.MIN_VALUE;
  }

  private final Map<WatchRule, Known> watches = new LinkedHashMap<>();

  Map<WatchRule, Known> watches() {
    return watches;
  }

  /** Processes a sweep. A deleted entity has no answer, which changes nothing. */
  List<ExpectedEvent> sweep(List<WatchRule> rules, List<Answer> answers) {
    // A watch without a flow is dropped; when a flow wants it again, it starts from a baseline.
    watches.keySet().removeIf(rule -> !rules.contains(rule));
    List<ExpectedEvent> events = new ArrayList<>();
    for (WatchRule rule : rules) {
      Known known = watches.computeIfAbsent(rule, absent -> new Known());
      answers.forEach(answer -> take(rule, known, answer, events));
    }
    return events;
  }

  private static void take(WatchRule rule, Known known, Answer answer, List<ExpectedEvent> events) {
    BigInteger value = answer.value();
    // B7, B8: no evaluation, state kept. A11: older values are ignored.
    if (value == null || answer.second() < known.second) {
      return;
    }
    boolean sameTime = answer.second() == known.second;
    if (!answer.incarnation().equals(known.incarnation)) {
      // B4, B5, B19: a first observation; nothing is inherited.
      begin(rule, known, answer, value, events);
    } else if (!answer.definition().equals(known.definition)) {
      // B21: a new baseline, which must be a value of the new definition.
      known.definition = answer.definition();
      known.placed = false;
      known.value = null;
      if (!sameTime) {
        place(rule, known, answer, value);
      }
    } else if (!known.placed) {
      if (!sameTime) {
        place(rule, known, answer, value);
      }
    } else {
      compare(rule, known, answer, value, events);
      known.value = value;
      known.second = answer.second();
    }
  }

  private static void begin(
      WatchRule rule, Known known, Answer answer, BigInteger value, List<ExpectedEvent> events) {
    known.incarnation = answer.incarnation();
    known.definition = answer.definition();
    known.fired = 0;
    known.suppressed = 0;
    known.lastFired = Long.MIN_VALUE;
    place(rule, known, answer, value);
    if (known.above && rule.first()) {
      fire(rule, known, null, value, answer.second(), events);
    }
  }

  private static void place(WatchRule rule, Known known, Answer answer, BigInteger value) {
    known.placed = true;
    known.above = above(rule, value);
    known.value = value;
    known.second = answer.second();
  }

  private static void compare(
      WatchRule rule, Known known, Answer answer, BigInteger value, List<ExpectedEvent> events) {
    if (known.above) {
      // B3, B6: equal is not above; with a margin, the value must return by at least the margin.
      known.above = !hasReturned(rule, value);
    } else if (above(rule, value)) {
      known.above = true;
      boolean soon =
          known.lastFired != Long.MIN_VALUE && answer.second() - known.lastFired < rule.gap();
      if (soon) {
        known.suppressed++;
      } else {
        fire(rule, known, known.value, value, answer.second(), events);
      }
    }
  }

  private static void fire(
      WatchRule rule,
      Known known,
      @Nullable BigInteger from,
      BigInteger to,
      long second,
      List<ExpectedEvent> events) {
    known.fired++;
    known.lastFired = second;
    events.add(new ExpectedEvent(rule, from, to, second));
  }

  /** B1, B9: strictly beyond the threshold. */
  private static boolean above(WatchRule rule, BigInteger value) {
    int sign = value.subtract(rule.threshold()).signum();
    return sign == (rule.upwards() ? 1 : -1);
  }

  private static boolean hasReturned(WatchRule rule, BigInteger value) {
    BigInteger past = rule.upwards() ? value : value.negate();
    BigInteger line = rule.upwards() ? rule.threshold() : rule.threshold().negate();
    return past.add(rule.margin()).subtract(line).signum() <= 0;
  }
}
