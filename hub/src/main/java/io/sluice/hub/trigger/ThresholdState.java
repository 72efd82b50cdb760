package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a threshold watch between observations. Immutable.
 *
 * @param phase on which side of the threshold the value is
 * @param tally the crossings so far
 * @param version of the entity, as first observed
 * @param value the latest value
 * @param evaluatedAt when the service evaluated it
 * @param firedAt the evaluation time of the latest crossing that fired
 * @param noData the readings without a value since
 */
record ThresholdState(
    Phase phase,
    CrossingTally tally,
    EntityVersion version,
    @Nullable BigDecimal value,
    @Nullable Instant evaluatedAt,
    @Nullable Instant firedAt,
    NoData noData) {

  /** On which side of the threshold the value is. */
  enum Phase {
    /** Nothing was observed yet: the next value becomes the baseline. */
    UNKNOWN,
    /** Not beyond the threshold: the next value beyond it is a crossing. */
    ARMED,
    /** Beyond the threshold, in the direction that fires. */
    ABOVE
  }

  /**
   * Counts that make the ids of crossings unique.
   *
   * @param epoch how often this watch has been taken up, from 1; a flow that wants it again after
   *     nobody did begins a new epoch
   * @param crossings of this incarnation and epoch, fired or suppressed
   * @param suppressed those within the minimum gap
   */
  record CrossingTally(int epoch, long crossings, long suppressed) {
    CrossingTally plus(boolean fired) {
      return new CrossingTally(epoch, crossings + 1, fired ? suppressed : suppressed + 1);
    }

    CrossingTally restarted() {
      return new CrossingTally(epoch, 0, 0);
    }
  }

  private static final String NONE = "-";

  /** The number of fields in texts of versions that did not count readings without a value. */
  private static final int FIELDS_WITHOUT_NO_DATA = 9;

  static ThresholdState unknown(int epoch) {
    return new ThresholdState(
        Phase.UNKNOWN,
        new CrossingTally(epoch, 0, 0),
        EntityVersion.NONE,
        null,
        null,
        null,
        NoData.NONE);
  }

  int epoch() {
    return tally.epoch();
  }

  long crossings() {
    return tally.crossings();
  }

  /** A further value without a crossing. */
  ThresholdState moved(Phase next, BigDecimal newValue, Instant at) {
    return new ThresholdState(next, tally, version, newValue, at, firedAt, NoData.NONE);
  }

  /** A crossing that fired or was suppressed. */
  ThresholdState crossed(BigDecimal newValue, Instant at, boolean fired) {
    return new ThresholdState(
        Phase.ABOVE, tally.plus(fired), version, newValue, at, fired ? at : firedAt, NoData.NONE);
  }

  /** The definition changed; the baseline is the first evaluation of the new one. */
  ThresholdState awaiting(EntityVersion read) {
    EntityVersion changed = new EntityVersion(version.incarnation(), read.definition());
    return new ThresholdState(
        Phase.UNKNOWN, tally, changed, null, evaluatedAt, firedAt, NoData.NONE);
  }

  /** A baseline: the first value of an entity or of a definition. */
  ThresholdState baseline(
      EntityVersion read, Phase next, BigDecimal newValue, Instant at, boolean fired) {
    boolean same = version.sameIncarnation(read);
    CrossingTally counted = same ? tally : tally.restarted();
    return new ThresholdState(
        next,
        fired ? counted.plus(true) : counted,
        same ? version.readAgain(read) : read,
        newValue,
        at,
        fired ? at : same ? firedAt : null,
        NoData.NONE);
  }

  /** The same entity and definition, perhaps in another spelling. */
  ThresholdState known(EntityVersion read) {
    return new ThresholdState(
        phase, tally, version.readAgain(read), value, evaluatedAt, firedAt, noData);
  }

  ThresholdState with(NoData other) {
    return new ThresholdState(phase, tally, version, value, evaluatedAt, firedAt, other);
  }

  /** The state as text, to be read by {@link #parse}. */
  String text() {
    List<String> fields =
        List.of(
            phase.name(),
            Integer.toString(tally.epoch()),
            Long.toString(tally.crossings()),
            Long.toString(tally.suppressed()),
            StateText.escape(version.incarnation()),
            StateText.escape(version.definition()),
            value == null ? NONE : value.toString(),
            evaluatedAt == null ? NONE : evaluatedAt.toString(),
            firedAt == null ? NONE : firedAt.toString(),
            Integer.toString(noData.readings()),
            noData.since() == null ? NONE : noData.since().toString());
    return String.join("|", fields);
  }

  /** Reads texts of this version and of older ones. */
  static ThresholdState parse(String text) {
    List<String> fields = new ArrayList<>(List.of(text.split("\\|", -1)));
    if (fields.size() == FIELDS_WITHOUT_NO_DATA) {
      fields.addAll(List.of("0", NONE));
    }
    if (fields.size() != FIELDS_WITHOUT_NO_DATA + 2) {
      throw new IllegalArgumentException("not the state of a threshold watch: " + text);
    }
    return new ThresholdState(
        Phase.valueOf(fields.get(0)),
        new CrossingTally(
            Integer.parseInt(fields.get(1)),
            Long.parseLong(fields.get(2)),
            Long.parseLong(fields.get(3))),
        new EntityVersion(StateText.unescape(fields.get(4)), StateText.unescape(fields.get(5))),
        fields.get(6).equals(NONE) ? null : new BigDecimal(fields.get(6)),
        instant(fields.get(7)),
        instant(fields.get(8)),
        new NoData(Integer.parseInt(fields.get(9)), instant(fields.get(10))));
  }

  private static @Nullable Instant instant(String field) {
    return field.equals(NONE) ? null : Instant.parse(field);
  }
}
