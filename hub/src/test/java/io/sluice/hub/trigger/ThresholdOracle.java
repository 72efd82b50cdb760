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
  /** What a person set. */
  record Wish(boolean upwards, BigInteger threshold, BigInteger margin, long gap, boolean first) {}

  /** One answer about the entity; no value for null, NaN, texts that are no number. */
  record Answer(String incarnation, String definition, @Nullable BigInteger value, long second) {}

  /** An event that must be found. */
  record Told(Wish wish, @Nullable BigInteger from, BigInteger to, long second) {}

  /** Everything known about one watch. */
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

  private final Map<Wish, Known> watches = new LinkedHashMap<>();

  Map<Wish, Known> watches() {
    return watches;
  }

  /**
   * A sweep that could read the list; an entity that is gone is in no answer and changes nothing.
   */
  List<Told> sweep(List<Wish> wanted, List<Answer> answers) {
    // Nobody wants it any more: on return it starts from a baseline.
    watches.keySet().removeIf(wish -> !wanted.contains(wish));
    List<Told> told = new ArrayList<>();
    for (Wish wish : wanted) {
      Known known = watches.computeIfAbsent(wish, absent -> new Known());
      answers.forEach(answer -> take(wish, known, answer, told));
    }
    return told;
  }

  private static void take(Wish wish, Known known, Answer answer, List<Told> told) {
    BigInteger value = answer.value();
    // B7, B8: no evaluation, state kept. A11: what is older than the known is ignored.
    if (value == null || answer.second() < known.second) {
      return;
    }
    boolean sameTime = answer.second() == known.second;
    if (!answer.incarnation().equals(known.incarnation)) {
      // B4, B5, B19: a first observation; nothing is inherited.
      begin(wish, known, answer, value, told);
    } else if (!answer.definition().equals(known.definition)) {
      // B21: a baseline, and only a value of the new definition can be one.
      known.definition = answer.definition();
      known.placed = false;
      known.value = null;
      if (!sameTime) {
        place(wish, known, answer, value);
      }
    } else if (!known.placed) {
      if (!sameTime) {
        place(wish, known, answer, value);
      }
    } else {
      compare(wish, known, answer, value, told);
      known.value = value;
      known.second = answer.second();
    }
  }

  private static void begin(
      Wish wish, Known known, Answer answer, BigInteger value, List<Told> told) {
    known.incarnation = answer.incarnation();
    known.definition = answer.definition();
    known.fired = 0;
    known.suppressed = 0;
    known.lastFired = Long.MIN_VALUE;
    place(wish, known, answer, value);
    if (known.above && wish.first()) {
      tell(wish, known, null, value, answer.second(), told);
    }
  }

  private static void place(Wish wish, Known known, Answer answer, BigInteger value) {
    known.placed = true;
    known.above = above(wish, value);
    known.value = value;
    known.second = answer.second();
  }

  private static void compare(
      Wish wish, Known known, Answer answer, BigInteger value, List<Told> told) {
    if (known.above) {
      // B3, B6: equal is not above; with a margin it must come back further.
      known.above = !comeBack(wish, value);
    } else if (above(wish, value)) {
      known.above = true;
      boolean soon =
          known.lastFired != Long.MIN_VALUE && answer.second() - known.lastFired < wish.gap();
      if (soon) {
        known.suppressed++;
      } else {
        tell(wish, known, known.value, value, answer.second(), told);
      }
    }
  }

  private static void tell(
      Wish wish,
      Known known,
      @Nullable BigInteger from,
      BigInteger to,
      long second,
      List<Told> told) {
    known.fired++;
    known.lastFired = second;
    told.add(new Told(wish, from, to, second));
  }

  /** B1, B9: strictly on the far side. */
  private static boolean above(Wish wish, BigInteger value) {
    int sign = value.subtract(wish.threshold()).signum();
    return sign == (wish.upwards() ? 1 : -1);
  }

  private static boolean comeBack(Wish wish, BigInteger value) {
    BigInteger past = wish.upwards() ? value : value.negate();
    BigInteger line = wish.upwards() ? wish.threshold() : wish.threshold().negate();
    return past.add(wish.margin()).subtract(line).signum() <= 0;
  }
}
