package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.SubmissionKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action in an instance; the kind determines which components are used.
 *
 * @param targets names, one of which is drawn each time; empty if the kind needs none
 * @param value a size, value, threshold or difference; null for the natural value
 * @param spread maximum random deviation from {@code value}
 * @param outcome how the run ends
 * @param submission whether its job counts as scheduled or on demand
 * @param gap for a crossing: from the end of the evaluation below to the submission of the one
 *     above
 * @param count number of scheduled jobs that do not run
 * @param noValue whether an evaluation ends without a value
 * @param to the new name for renaming; null otherwise
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

  /** Default gap of a crossing, long enough for three sweeps at five-second intervals. */
  public static final Duration USUAL_GAP = Duration.ofSeconds(15);

  /** Copies the list. */
  public Action {
    targets = List.copyOf(targets);
  }

  /** An action with default values. */
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

  /** A copy with other targets. */
  public Action withTargets(List<String> newTargets) {
    return new Action(
        kind, newTargets, value, spread, outcome, submission, gap, count, noValue, to);
  }

  /** A copy with a value. */
  public Action withValue(@Nullable BigDecimal newValue) {
    return new Action(
        kind, targets, newValue, spread, outcome, submission, gap, count, noValue, to);
  }

  /** A copy whose evaluation ends without a value. */
  public Action withoutValue() {
    return new Action(kind, targets, null, spread, outcome, submission, gap, count, true, to);
  }

  /** A copy with an outcome. */
  public Action withOutcome(Outcome newOutcome) {
    return new Action(
        kind, targets, value, spread, newOutcome, submission, gap, count, noValue, to);
  }

  /** A copy with a kind of submission. */
  public Action withSubmission(SubmissionKind newSubmission) {
    return new Action(
        kind, targets, value, spread, outcome, newSubmission, gap, count, noValue, to);
  }

  /** A copy with a gap. */
  public Action withGap(Duration newGap) {
    return new Action(
        kind, targets, value, spread, outcome, submission, newGap, count, noValue, to);
  }
}
