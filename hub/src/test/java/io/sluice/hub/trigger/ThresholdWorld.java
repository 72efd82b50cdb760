package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdOracle.Answer;
import io.sluice.hub.trigger.ThresholdOracle.Told;
import io.sluice.hub.trigger.ThresholdOracle.Wish;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One random history of a watched segment, applied to a trigger kind and to the oracle. The seed
 * determines everything; {@link #run} gives the first difference.
 */
final class ThresholdWorld {
  private static final long START = 1_772_000_000L;

  /** Thresholds in units of 10^-10: small, negative, nought, beyond 2^53 and beyond a long. */
  private static final List<BigInteger> BASES =
      List.of(
          new BigInteger("100000000000"),
          BigInteger.ZERO,
          new BigInteger("-50000000000"),
          new BigInteger("90071992547409920000000000"),
          new BigInteger("123456789012345678901230000000001"),
          new BigInteger("1000000000"));

  private static final Object[] NO_NUMBERS = {
    Double.NaN, Double.POSITIVE_INFINITY, "NaN", "", "1,234", "12 %", "many", true
  };

  private final SplittableRandom random;
  private final ThresholdKind kind;
  private final UnaryOperator<String> restart;
  private final ThresholdOracle oracle = new ThresholdOracle();
  private final List<String> trace = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Answer> past = new ArrayList<>();
  private final BigInteger base;
  private final BigInteger unit;
  private final BigInteger margin;
  private final long gap;
  private final boolean first;
  private final String direction;
  private final boolean traced;

  private Map<String, String> states = new LinkedHashMap<>();
  private BigInteger threshold;
  private boolean wanted = true;
  private int incarnation = 1;
  private int definition = 1;
  private long second = START;
  private long born = START;
  private List<WatchSpec> specs = List.of();
  private List<Wish> wishes = List.of();

  ThresholdWorld(long seed, ThresholdKind kind, UnaryOperator<String> restart, boolean traced) {
    this.random = new SplittableRandom(seed);
    this.kind = kind;
    this.restart = restart;
    this.traced = traced;
    this.base = BASES.get(random.nextInt(BASES.size()));
    this.unit = random.nextBoolean() ? BigInteger.ONE : BigInteger.TEN.pow(10);
    this.margin = random.nextInt(3) == 0 ? unit : BigInteger.ZERO;
    this.gap = random.nextInt(3) == 0 ? 60L * (1 + random.nextInt(4)) : 0;
    this.first = random.nextInt(4) == 0;
    this.direction = List.of("above", "below", "both").get(random.nextInt(3));
    this.threshold = base;
    wish();
  }

  /** Lives; empty when kind and oracle agree to the end. */
  Optional<String> run() {
    int length = 1 + random.nextInt(1 + random.nextInt(200));
    for (int i = 0; i < length; i++) {
      Optional<String> difference = step();
      if (difference.isPresent()) {
        return Optional.of(difference.get() + "\n" + String.join("\n", trace));
      }
    }
    return standing().map(difference -> difference + "\n" + String.join("\n", trace));
  }

  private Optional<String> step() {
    int choice = random.nextInt(100);
    if (choice < 52) {
      return sweep(List.of(evaluated()));
    } else if (choice < 60) {
      return sweep(List.of(new Answer(incarnation(), definition(), null, second)));
    } else if (choice < 65) {
      return sweep(past.isEmpty() ? List.of() : List.of(past.get(past.size() - 1)));
    } else if (choice < 67) {
      return sweep(List.of(answer(value())));
    } else if (choice < 74) {
      return sweep(List.of(stale()));
    } else if (choice < 78) {
      return restarted();
    } else if (choice < 83) {
      return edited();
    } else if (choice < 87) {
      definition++;
      boolean again = random.nextBoolean() && !past.isEmpty();
      BigInteger same = again ? past.get(past.size() - 1).value() : null;
      return sweep(List.of(again ? answer(same) : evaluated()));
    } else if (choice < 90) {
      // What is created anew is evaluated later than what was deleted.
      incarnation++;
      second += 60;
      born = second;
      return sweep(random.nextBoolean() ? List.of() : List.of(evaluated()));
    } else if (choice < 93) {
      wanted = !wanted;
      wish();
      return random.nextBoolean() ? sweep(List.of()) : Optional.empty();
    } else if (choice < 96) {
      return sweep(List.of());
    }
    List<Answer> history = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      history.add(random.nextInt(4) == 0 && !past.isEmpty() ? stale() : evaluated());
    }
    return sweep(history);
  }

  private String incarnation() {
    return "i" + incarnation;
  }

  private String definition() {
    return "d" + definition;
  }

  private Answer evaluated() {
    second += 60L * (1 + random.nextInt(3));
    return answer(value());
  }

  private Answer answer(@Nullable BigInteger value) {
    Answer answer = new Answer(incarnation(), definition(), value, second);
    past.add(answer);
    return answer;
  }

  /** T-2 to T+2, and T itself more often than chance would have it. */
  private BigInteger value() {
    int steps = random.nextInt(7) - 3;
    int near = Math.abs(steps) == 3 ? 0 : steps;
    return threshold.add(unit.multiply(BigInteger.valueOf(near)));
  }

  /** What an older copy of the environment would answer. */
  private Answer stale() {
    if (past.isEmpty() || random.nextInt(3) == 0) {
      return new Answer(incarnation(), definition(), value(), Math.max(born, second - 90));
    }
    return past.get(Math.max(0, past.size() - 1 - random.nextInt(6)));
  }

  /** The process ends, perhaps with a sweep that was never committed. */
  private Optional<String> restarted() {
    note("restart");
    if (random.nextBoolean() && !past.isEmpty()) {
      Answer lost = new Answer(incarnation(), definition(), value(), second + 60);
      TriggerEffects once = decide(List.of(lost));
      if (!once.equals(decide(List.of(lost)))) {
        return Optional.of("the same observation gave two answers");
      }
    }
    Map<String, String> loaded = new LinkedHashMap<>();
    states.forEach((key, text) -> loaded.put(key, restart.apply(text)));
    states = loaded;
    return Optional.empty();
  }

  private Optional<String> edited() {
    int way = random.nextInt(3) - 1;
    threshold = way == 0 ? base : threshold.add(unit.multiply(BigInteger.valueOf(way)));
    wish();
    return random.nextBoolean() || past.isEmpty()
        ? Optional.empty()
        : sweep(List.of(past.get(past.size() - 1)));
  }

  private void wish() {
    if (!wanted) {
      specs = List.of();
      wishes = List.of();
      note("nobody wants it");
      return;
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("segmentName", "S");
    parameters.put("threshold", decimal(threshold));
    parameters.put("direction", direction);
    parameters.put("rearmMargin", decimal(margin));
    parameters.put("minimumSecondsBetween", gap);
    parameters.put("fireOnFirstObservation", first);
    specs = kind.watches(parameters);
    wishes = new ArrayList<>();
    for (String way : direction.equals("both") ? List.of("above", "below") : List.of(direction)) {
      wishes.add(new Wish(way.equals("above"), threshold, margin, gap, first));
    }
    note("wanted: " + parameters);
  }

  private Optional<String> sweep(List<Answer> answers) {
    note("sweep " + answers);
    TriggerEffects effects = decide(answers);
    effects.watches().forEach(watch -> states.put(watch.watch().key(), watch.state()));
    List<Told> expected = oracle.sweep(wishes, answers);
    List<TriggerEvent> found = effects.events();
    if (found.size() != expected.size()) {
      return Optional.of("told " + found + ", must be " + expected);
    }
    for (int i = 0; i < found.size(); i++) {
      if (!same(found.get(i), expected.get(i))) {
        return Optional.of("told " + found.get(i) + ", must be " + expected.get(i));
      }
      if (!ids.add(found.get(i).id())) {
        return Optional.of("an id was given to two events: " + found.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean same(TriggerEvent found, Told told) {
    int spec = wishes.indexOf(told.wish());
    BigInteger from = told.from();
    Object before = found.previous().get("size");
    return found.watch().key().equals(specs.get(spec).key())
        && found.occurredAt().getEpochSecond() == told.second()
        && equal(found.data().get("size"), told.to())
        && (from == null ? before == null : equal(before, from));
  }

  private static boolean equal(@Nullable Object decimal, BigInteger scaled) {
    return decimal instanceof BigDecimal value && value.compareTo(decimal(scaled)) == 0;
  }

  /** Phases and counts at the end. */
  private Optional<String> standing() {
    for (int i = 0; i < wishes.size(); i++) {
      ThresholdOracle.Known known = oracle.watches().get(wishes.get(i));
      String text = states.get(specs.get(i).key());
      if (known != null && text != null && !ParkedWatches.isParked(text)) {
        ThresholdState state = ThresholdState.parse(text);
        String phase = !known.placed ? "UNKNOWN" : known.above ? "ABOVE" : "ARMED";
        if (!state.phase().name().equals(phase)
            || state.tally().suppressed() != known.suppressed
            || state.crossings() != known.fired + known.suppressed) {
          return Optional.of(
              state + " at the end, must be " + phase + " " + known.fired + " " + known.suppressed);
        }
      }
    }
    return Optional.empty();
  }

  private TriggerEffects decide(List<Answer> answers) {
    List<Reading> readings = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      readings.add(reading(answer));
    }
    Instant now = Instant.ofEpochSecond(second);
    return kind.decide(
        new Observation("c", now, List.of(), List.of(), readings, List.of(), true, true),
        specs,
        states);
  }

  private static Reading reading(Answer answer) {
    Instant at = Instant.ofEpochSecond(answer.second());
    BigInteger value = answer.value();
    Object raw =
        value == null
            ? NO_NUMBERS[(int) (answer.second() / 60 % NO_NUMBERS.length)]
            : spelled(value, (int) (answer.second() / 60 % 3));
    BigDecimal number = Decimals.read(raw).orElse(null);
    String problem = number == null ? "no number" : null;
    return new Reading(
        new EntityRef("S", "S"),
        new EntityVersion(answer.incarnation(), answer.definition()),
        number,
        problem,
        "r",
        at);
  }

  /** The same number in the spellings that JSON and texts have for it. */
  private static Object spelled(BigInteger value, int way) {
    BigDecimal decimal = decimal(value);
    return switch (way) {
      case 0 -> decimal;
      case 1 -> decimal.stripTrailingZeros();
      default -> decimal.toPlainString();
    };
  }

  private static BigDecimal decimal(BigInteger scaled) {
    return new BigDecimal(scaled, 10);
  }

  private void note(String line) {
    if (traced) {
      trace.add(line);
    }
  }
}
