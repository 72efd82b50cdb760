package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdOracle.Answer;
import io.sluice.hub.trigger.ThresholdOracle.ExpectedEvent;
import io.sluice.hub.trigger.ThresholdOracle.WatchRule;
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
 * determines everything; {@link #run} returns the first difference.
 */
final class ThresholdWorld {
  private static final long START = 1_772_000_000L;

  /** Thresholds in units of 10^-10: small, negative, zero, beyond 2^53 and beyond a long. */
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
  private boolean subscribed = true;
  private int incarnation = 1;
  private int definition = 1;
  private long second = START;
  private long born = START;
  private List<WatchSpec> specs = List.of();
  private List<WatchRule> rules = List.of();

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
    subscribe();
  }

  /** Runs the history; empty if trigger kind and oracle agree throughout. */
  Optional<String> run() {
    int length = 1 + random.nextInt(1 + random.nextInt(200));
    for (int i = 0; i < length; i++) {
      Optional<String> difference = step();
      if (difference.isPresent()) {
        return Optional.of(difference.get() + "\n" + String.join("\n", trace));
      }
    }
    return finalDifference().map(difference -> difference + "\n" + String.join("\n", trace));
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
      // A re-created entity is evaluated later than its predecessor.
      incarnation++;
      second += 60;
      born = second;
      return sweep(random.nextBoolean() ? List.of() : List.of(evaluated()));
    } else if (choice < 93) {
      subscribed = !subscribed;
      subscribe();
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

  /** T-2 to T+2, with T itself more likely than the others. */
  private BigInteger value() {
    int steps = random.nextInt(7) - 3;
    int near = Math.abs(steps) == 3 ? 0 : steps;
    return threshold.add(unit.multiply(BigInteger.valueOf(near)));
  }

  /** The answer of a stale replica of the environment. */
  private Answer stale() {
    if (past.isEmpty() || random.nextInt(3) == 0) {
      return new Answer(incarnation(), definition(), value(), Math.max(born, second - 90));
    }
    return past.get(Math.max(0, past.size() - 1 - random.nextInt(6)));
  }

  /** Restarts the process, sometimes with an uncommitted sweep. */
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
    subscribe();
    return random.nextBoolean() || past.isEmpty()
        ? Optional.empty()
        : sweep(List.of(past.get(past.size() - 1)));
  }

  private void subscribe() {
    if (!subscribed) {
      specs = List.of();
      rules = List.of();
      note("no flow subscribes");
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
    rules = new ArrayList<>();
    for (String way : direction.equals("both") ? List.of("above", "below") : List.of(direction)) {
      rules.add(new WatchRule(way.equals("above"), threshold, margin, gap, first));
    }
    note("subscribed: " + parameters);
  }

  private Optional<String> sweep(List<Answer> answers) {
    note("sweep " + answers);
    TriggerEffects effects = decide(answers);
    effects.watches().forEach(watch -> states.put(watch.watch().key(), watch.state()));
    List<ExpectedEvent> expected = oracle.sweep(rules, answers);
    List<TriggerEvent> found = effects.events();
    if (found.size() != expected.size()) {
      return Optional.of("found " + found + ", expected " + expected);
    }
    for (int i = 0; i < found.size(); i++) {
      if (!same(found.get(i), expected.get(i))) {
        return Optional.of("found " + found.get(i) + ", expected " + expected.get(i));
      }
      if (!ids.add(found.get(i).id())) {
        return Optional.of("an id was given to two events: " + found.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean same(TriggerEvent found, ExpectedEvent expected) {
    int spec = rules.indexOf(expected.rule());
    BigInteger from = expected.from();
    Object before = found.previous().get("size");
    return found.watch().key().equals(specs.get(spec).key())
        && found.occurredAt().getEpochSecond() == expected.second()
        && equal(found.data().get("size"), expected.to())
        && (from == null ? before == null : equal(before, from));
  }

  private static boolean equal(@Nullable Object decimal, BigInteger scaled) {
    return decimal instanceof BigDecimal value && value.compareTo(decimal(scaled)) == 0;
  }

  /** Compares phases and counts at the end. */
  private Optional<String> finalDifference() {
    for (int i = 0; i < rules.size(); i++) {
      ThresholdOracle.Known known = oracle.watches().get(rules.get(i));
      String text = states.get(specs.get(i).key());
      if (known != null && text != null && !ParkedWatches.isParked(text)) {
        ThresholdState state = ThresholdState.parse(text);
        String phase = !known.placed ? "UNKNOWN" : known.above ? "ABOVE" : "ARMED";
        if (!state.phase().name().equals(phase)
            || state.tally().suppressed() != known.suppressed
            || state.crossings() != known.fired + known.suppressed) {
          return Optional.of(
              state
                  + " at the end, expected "
                  + phase
                  + " "
                  + known.fired
                  + " "
                  + known.suppressed);
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

  /** A number in one of its spellings in JSON and text. */
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
