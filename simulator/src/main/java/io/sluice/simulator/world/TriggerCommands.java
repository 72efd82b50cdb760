package io.sluice.simulator.world;

import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands that cause an event: one row for each of the six kinds. */
final class TriggerCommands {

  /** Performs a command with overrides. */
  private interface Body {
    Action action(InstanceState instance, Overrides overrides);
  }

  /** A kind of event with the names of its overrides. */
  private record Row(String kind, List<String> overrides, Body body) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("datasource.refresh.failed", List.of("source", "timeout"), TriggerCommands::fail),
          new Row("datasource.refresh.succeeded", List.of("source"), TriggerCommands::succeed),
          new Row(
              "segment.threshold.crossed",
              List.of("segment", "threshold", "gap"),
              TriggerCommands::segment),
          new Row(
              "measure.threshold.crossed",
              List.of("measure", "threshold", "gap"),
              TriggerCommands::measure),
          new Row(
              "refresh.completed",
              List.of("manual"),
              (instance, with) ->
                  Action.of(ActionKind.REFRESH_ALL).withSubmission(submission(with))),
          new Row(
              "unification.completed",
              List.of("manual"),
              (instance, with) -> Action.of(ActionKind.UNIFY).withSubmission(submission(with))));

  private TriggerCommands() {}

  static List<String> kinds() {
    return ROWS.stream().map(Row::kind).toList();
  }

  static Reply run(InstanceEngine engine, String kind, Map<String, String> overrides) {
    for (Row row : ROWS) {
      if (row.kind().equals(kind)) {
        return run(engine, row, overrides);
      }
    }
    return new Reply.Rejected(
        "There is no trigger kind \"" + kind + "\"; there are " + String.join(", ", kinds()) + ".");
  }

  private static Reply run(InstanceEngine engine, Row row, Map<String, String> overrides) {
    for (String name : overrides.keySet()) {
      if (!row.overrides().contains(name)) {
        return new Reply.Rejected(
            row.kind()
                + " knows no \""
                + name
                + "\"; it knows "
                + String.join(", ", row.overrides())
                + ".");
      }
    }
    try {
      Action action = row.body().action(engine.site.instance, new Overrides(overrides));
      return engine.actions.perform(action);
    } catch (Overrides.Bad e) {
      return new Reply.Rejected(String.valueOf(e.getMessage()));
    }
  }

  private static SubmissionKind submission(Overrides with) {
    return with.flag("manual") ? SubmissionKind.ON_DEMAND : SubmissionKind.SCHEDULED;
  }

  private static Action fail(InstanceState instance, Overrides with) {
    return Action.of(ActionKind.REFRESH_SOURCE, source(instance, with))
        .withOutcome(with.flag("timeout") ? Outcome.TIMEOUT : Outcome.FAILURE);
  }

  private static Action succeed(InstanceState instance, Overrides with) {
    return Action.of(ActionKind.REFRESH_SOURCE, source(instance, with))
        .withOutcome(Outcome.SUCCESS);
  }

  /** A name, friendly name or id; the action resolves it or lists the valid names. */
  private static String source(InstanceState instance, Overrides with) {
    @Nullable String asked = with.text("source");
    if (asked != null) {
      return asked;
    }
    List<SourceState> sources = List.copyOf(instance.sources.values());
    return with.choose(
            "source",
            sources,
            source -> source.spec.name(),
            source -> source.spec.active(),
            "data source")
        .spec
        .name();
  }

  private static Action segment(InstanceState instance, Overrides with) {
    List<SegmentRecord> segments =
        instance.segments.values().stream()
            .filter(segment -> segment.state == SegmentState.ACTIVE && !segment.fixed)
            .toList();
    SegmentRecord segment =
        with.choose(
            "segment", segments, one -> one.name, one -> one.threshold != null, "active segment");
    @Nullable BigDecimal current = segment.count == null ? null : BigDecimal.valueOf(segment.count);
    return Action.of(ActionKind.CROSS_SEGMENT, segment.name)
        .withValue(with.threshold(segment.threshold, current))
        .withGap(with.gap());
  }

  private static Action measure(InstanceState instance, Overrides with) {
    List<MeasureRecord> measures =
        instance.measures.values().stream().filter(MeasureEffects::isScalar).toList();
    MeasureRecord measure =
        with.choose(
            "measure",
            measures,
            one -> one.name,
            one -> one.threshold != null,
            "measure without dimensions");
    return Action.of(ActionKind.CROSS_MEASURE, measure.name)
        .withValue(with.threshold(measure.threshold, Crossings.current(measure)))
        .withGap(with.gap());
  }
}
