package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.SubmissionKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to make happen in an instance; which parts count depends on the kind.
 *
 * @param targets names; one of them is drawn each time; empty where the kind needs none
 * @param value a size, value, threshold or difference; null for what comes naturally
 * @param spread largest distance that chance adds to or takes from {@code value}
 * @param outcome how the run ends
 * @param submission whether its job counts as scheduled or as asked for
 * @param gap for a crossing: from the end of the evaluation below to the submission of the one
 *     above
 * @param count how many scheduled jobs fall out
 * @param noValue whether an evaluation ends without a value
 * @param to the new name when something is renamed; null otherwise
 */
public record Action(
    ActionKind kind,
    List<String> targets,
    @Nullable BigDecimal value,
    double spread,
    Outcome outcome,
    SubmissionKind submission,
    Duration gap,
    int count,
    boolean noValue,
    @Nullable String to) {

  /** The gap of a crossing that names none: long enough for three sweeps of five seconds. */
  public static final Duration USUAL_GAP = Duration.ofSeconds(15);

  /** Keeps an own copy of the list. */
  public Action {
    targets = List.copyOf(targets);
  }

  /** An action with everything at its usual value. */
  public static Action of(ActionKind kind, String... targets) {
    return new Action(
        kind,
        List.of(targets),
        null,
        0,
        Outcome.NATURAL,
        SubmissionKind.ON_DEMAND,
        USUAL_GAP,
        1,
        false,
        null);
  }

  /** The same with other targets. */
  public Action withTargets(List<String> newTargets) {
    return new Action(
        kind, newTargets, value, spread, outcome, submission, gap, count, noValue, to);
  }

  /** The same with a value. */
  public Action withValue(@Nullable BigDecimal newValue) {
    return new Action(
        kind, targets, newValue, spread, outcome, submission, gap, count, noValue, to);
  }

  /** The same, but ending without a value. */
  public Action withoutValue() {
    return new Action(kind, targets, null, spread, outcome, submission, gap, count, true, to);
  }

  /** The same with an outcome. */
  public Action withOutcome(Outcome newOutcome) {
    return new Action(
        kind, targets, value, spread, newOutcome, submission, gap, count, noValue, to);
  }

  /** The same with a kind of submission. */
  public Action withSubmission(SubmissionKind newSubmission) {
    return new Action(
        kind, targets, value, spread, outcome, newSubmission, gap, count, noValue, to);
  }

  /** The same with a gap. */
  public Action withGap(Duration newGap) {
    return new Action(
        kind, targets, value, spread, outcome, submission, newGap, count, noValue, to);
  }
}
