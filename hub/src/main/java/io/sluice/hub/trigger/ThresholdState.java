package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a threshold machine remembers between observations.
 *
 * @param phase where the value stands to the threshold
 * @param epoch counts how often this very watch was taken up again after nobody wanted it
 * @param crossings of this incarnation and epoch, fired and suppressed ones
 * @param suppressed of them
 * @param incarnation of the entity; empty before the first observation
 * @param definition hash of what the entity computes; empty before the first observation
 * @param value the value last taken in
 * @param evaluatedAt the evaluation's own time
 * @param firedAt time of the evaluation that fired last
 * @param silence how long there has been no value
 */
record ThresholdState(
    Phase phase,
    int epoch,
    long crossings,
    long suppressed,
    String incarnation,
    String definition,
    @Nullable BigDecimal value,
    @Nullable Instant evaluatedAt,
    @Nullable Instant firedAt,
    NoData silence) {

  /** Where the value stands. */
  enum Phase {
    /** Nothing was observed yet: the next value is a baseline. */
    UNKNOWN,
    /** At or behind the threshold: the next value beyond it is a crossing. */
    ARMED,
    /** Beyond the threshold. */
    ABOVE
  }

  private static final String NONE = "-";

  /** Fields that versions wrote which did not count readings without a value. */
  private static final int WITHOUT_SILENCE = 9;

  static ThresholdState unknown(int epoch) {
    return new ThresholdState(Phase.UNKNOWN, epoch, 0, 0, "", "", null, null, null, NoData.NONE);
  }

  ThresholdState moved(Phase next, BigDecimal newValue, Instant at) {
    return new ThresholdState(
        next,
        epoch,
        crossings,
        suppressed,
        incarnation,
        definition,
        newValue,
        at,
        firedAt,
        NoData.NONE);
  }

  ThresholdState crossed(BigDecimal newValue, Instant at, boolean fired) {
    return new ThresholdState(
        Phase.ABOVE,
        epoch,
        crossings + 1,
        fired ? suppressed : suppressed + 1,
        incarnation,
        definition,
        newValue,
        at,
        fired ? at : firedAt,
        NoData.NONE);
  }

  ThresholdState waiting(String newDefinition) {
    return new ThresholdState(
        Phase.UNKNOWN,
        epoch,
        crossings,
        suppressed,
        incarnation,
        newDefinition,
        null,
        evaluatedAt,
        firedAt,
        NoData.NONE);
  }

  ThresholdState baseline(
      Triggers.Reading reading, Phase next, BigDecimal newValue, Instant at, boolean fired) {
    boolean same = EntityIdentity.sameIncarnation(incarnation, reading.incarnation());
    long counted = same ? crossings : 0;
    return new ThresholdState(
        next,
        epoch,
        fired ? counted + 1 : counted,
        same ? suppressed : 0,
        same && !incarnation.equals(EntityIdentity.UNKNOWN) ? incarnation : reading.incarnation(),
        reading.definition(),
        newValue,
        at,
        fired ? at : same ? firedAt : null,
        NoData.NONE);
  }

  /** The same entity and definition, as they were read last; the first spelling is kept. */
  ThresholdState known(Triggers.Reading reading) {
    return new ThresholdState(
        phase,
        epoch,
        crossings,
        suppressed,
        incarnation.equals(EntityIdentity.UNKNOWN) ? reading.incarnation() : incarnation,
        reading.definition(),
        value,
        evaluatedAt,
        firedAt,
        silence);
  }

  /** The same after another reading without a value, or, with none, after one that had a value. */
  ThresholdState with(NoData other) {
    return new ThresholdState(
        phase,
        epoch,
        crossings,
        suppressed,
        incarnation,
        definition,
        value,
        evaluatedAt,
        firedAt,
        other);
  }

  /** The state as text, to be read by {@link #parse}, which takes that of older versions too. */
  String text() {
    List<String> fields =
        List.of(
            phase.name(),
            Integer.toString(epoch),
            Long.toString(crossings),
            Long.toString(suppressed),
            StateText.escape(incarnation),
            StateText.escape(definition),
            value == null ? NONE : value.toString(),
            evaluatedAt == null ? NONE : evaluatedAt.toString(),
            firedAt == null ? NONE : firedAt.toString(),
            Integer.toString(silence.readings()),
            silence.since() == null ? NONE : silence.since().toString());
    return String.join("|", fields);
  }

  static ThresholdState parse(String text) {
    List<String> fields = new ArrayList<>(List.of(text.split("\\|", -1)));
    if (fields.size() == WITHOUT_SILENCE) {
      fields.addAll(List.of("0", NONE));
    }
    if (fields.size() != WITHOUT_SILENCE + 2) {
      throw new IllegalArgumentException("not the state of a threshold watch: " + text);
    }
    return new ThresholdState(
        Phase.valueOf(fields.get(0)),
        Integer.parseInt(fields.get(1)),
        Long.parseLong(fields.get(2)),
        Long.parseLong(fields.get(3)),
        StateText.unescape(fields.get(4)),
        StateText.unescape(fields.get(5)),
        fields.get(6).equals(NONE) ? null : new BigDecimal(fields.get(6)),
        fields.get(7).equals(NONE) ? null : Instant.parse(fields.get(7)),
        fields.get(8).equals(NONE) ? null : Instant.parse(fields.get(8)),
        new NoData(
            Integer.parseInt(fields.get(9)),
            fields.get(10).equals(NONE) ? null : Instant.parse(fields.get(10))));
  }
}
