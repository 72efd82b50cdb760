package io.sluice.hub.trigger;

import static io.sluice.hub.trigger.ThresholdRule.plain;

import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a watch did not fire at its latest evaluation, and the smallest change that would have made
 * it fire. Pure.
 *
 * @param standing armed, beyond, unknown, unwanted, or heard for kinds without a threshold
 * @param sentences the explanation for people
 * @param firesAt the nearest value that would fire; null for kinds without a threshold
 * @param firstBackTo the value that re-arms the watch first; null when it is armed
 * @param notBefore the end of the minimum gap; null when it is over
 * @param noDataSince since when readings have had no value; null unless several in a row had none
 */
public record Explanation(
    String standing,
    List<String> sentences,
    @Nullable BigDecimal firesAt,
    @Nullable BigDecimal firstBackTo,
    @Nullable Instant notBefore,
    @Nullable Instant noDataSince) {

  /**
   * A watch as stored.
   *
   * @param state the state of its machine, as text
   * @param evaluation what the latest evaluation found, for people
   */
  public record Evaluated(String subject, String state, String evaluation, Instant at) {}

  /** Explains a watch that no sweep has read yet. */
  public static Explanation notYet(String subject) {
    return withoutNumbers(
        "unknown", List.of(subject + " has not been evaluated yet: no sweep has read it."));
  }

  /**
   * Explains a watch of a kind without a threshold, or one that no flow wants.
   *
   * @param doc when the kind fires, from the table of kinds
   */
  public static Explanation heard(String doc, Evaluated evaluated) {
    String looked =
        evaluated.subject() + ": " + evaluated.evaluation() + ", seen " + time(evaluated.at());
    boolean parked = ParkedWatches.isParked(evaluated.state());
    return withoutNumbers(
        parked ? "unwanted" : "heard", List.of(looked + ".", "It fires when: " + doc));
  }

  /**
   * Explains a watch with a threshold.
   *
   * @param whole whether values are whole numbers, like the members of a segment
   */
  public static Explanation of(WatchSpec spec, boolean whole, Evaluated evaluated) {
    if (ParkedWatches.isParked(evaluated.state())) {
      return withoutNumbers(
          "unwanted", List.of("No flow wanted this watch at the latest sweep; it starts anew."));
    }
    ThresholdState state = ThresholdState.parse(evaluated.state());
    ThresholdRule rule = spec.rule();
    NearMiss miss = NearMiss.of(rule, state, whole);
    Sentences text = new Sentences(rule, state, miss, evaluated.subject(), whole ? "members" : "");
    List<String> sentences = new ArrayList<>(text.standing());
    sentences.addAll(text.change());
    Optional<Instant> silent = state.noData().reportedSince();
    silent.ifPresent(
        since ->
            sentences.add(
                "No data since "
                    + time(since)
                    + ": no reading since then gave a value; what was known before is kept."));
    sentences.add("Looked at " + time(evaluated.at()) + ": " + evaluated.evaluation() + ".");
    return new Explanation(
        switch (state.phase()) {
          case UNKNOWN -> "unknown";
          case ARMED -> "armed";
          case ABOVE -> "beyond";
        },
        Collections.unmodifiableList(sentences),
        miss.beyond(),
        miss.back().orElse(null),
        miss.notBefore().orElse(null),
        silent.orElse(null));
  }

  private static Explanation withoutNumbers(String standing, List<String> sentences) {
    return new Explanation(standing, sentences, null, null, null, null);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A number with grouped thousands, in English whatever the machine's locale. */
  static String number(BigDecimal value) {
    String plain = plain(value);
    int dot = plain.indexOf('.');
    String decimals = dot < 0 ? "" : plain.substring(dot);
    DecimalFormat grouped =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    String whole = grouped.format(new BigDecimal(dot < 0 ? plain : plain.substring(0, dot)));
    boolean lostSign = plain.startsWith("-0.");
    return (lostSign && !whole.startsWith("-") ? "-" : "") + whole + decimals;
  }

  /** The sentences about one near miss. */
  private record Sentences(
      ThresholdRule rule, ThresholdState state, NearMiss miss, String subject, String unit) {
    List<String> standing() {
      BigDecimal value = state.value();
      Instant at = state.evaluatedAt();
      if (value == null || at == null) {
        return List.of(subject + " has no value to compare with its threshold of " + limit() + ".");
      }
      String is = subject + " is " + number(value) + ", evaluated " + time(at);
      String not = up() ? " or less" : " or more";
      return state.phase() == Phase.ABOVE
          ? List.of(is + "; it is beyond its threshold of " + limit() + " already.")
          : List.of(
              is + "; its threshold is " + limit() + " and " + limit() + not + " is not beyond.");
    }

    List<String> change() {
      List<String> sentences = new ArrayList<>();
      Optional<BigDecimal> back = miss.back();
      BigDecimal value = state.value();
      String beyond = number(miss.beyond()) + (up() ? " or more" : " or less");
      if (back.isPresent() && value != null) {
        sentences.add(
            "To fire again it must first "
                + (up() ? "fall to " : "rise to ")
                + number(back.get())
                + (up() ? " or less: " : " or more: ")
                + away(back.get(), value)
                + ". Then "
                + beyond
                + " fires.");
      } else if (miss.baseline() || value == null) {
        sentences.add(
            miss.baseline()
                ? "The next value is taken as the baseline; after one that is not beyond, "
                    + beyond
                    + " fires."
                : beyond + " fires, at a first value too.");
      } else {
        sentences.add(beyond + " would have fired it: " + away(miss.beyond(), value) + ".");
      }
      miss.notBefore()
          .ifPresent(
              end ->
                  sentences.add(
                      "Crossings evaluated before " + time(end) + " are counted and not fired."));
      return sentences;
    }

    private String away(BigDecimal target, BigDecimal value) {
      BigDecimal distance = target.subtract(value);
      String many = number(distance.abs());
      boolean more = distance.signum() > 0;
      if (unit.isEmpty()) {
        return many + (more ? " more" : " less");
      }
      return many + (more ? " more " : " fewer ") + (many.equals("1") ? "member" : unit);
    }

    private String limit() {
      return number(rule.threshold());
    }

    private boolean up() {
      return rule.direction() == Direction.ABOVE;
    }
  }
}
