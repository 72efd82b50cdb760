package io.sluice.simulator.world;

import io.sluice.simulator.wire.Evaluation;
import io.sluice.simulator.wire.EvaluationState;
import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.ScalarOutput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Effects of a calculation on measures; those of the customer table are calculated together. */
final class MeasureEffects {

  /** Texts that are numbers; other texts are shown but have no value in the facts. */
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,60}(\\.\\d{1,30})?");

  private final InstanceContext site;

  MeasureEffects(InstanceContext site) {
    this.site = site;
  }

  void started(TaskState task) {
    for (MeasureRecord measure : measures(task)) {
      measure.before = measure.state;
      measure.state = EvaluationState.RUNNING;
    }
  }

  void ended(TaskState task) {
    for (MeasureRecord measure : measures(task)) {
      switch (task.status) {
        case SUCCESSFUL -> calculated(measure, task, EvaluationState.COMPLETED);
        case COMPLETED_WITH_WARNINGS ->
            calculated(measure, task, EvaluationState.COMPLETED_WITH_WARNINGS);
        case FAILED, TIMED_OUT -> failed(measure, task);
        default -> {
          if (measure.state == EvaluationState.RUNNING) {
            measure.state = measure.before;
          }
        }
      }
    }
  }

  /** Adds a past calculation to the history; the latest becomes current. */
  void remember(MeasureRecord measure, Instant at, @Nullable BigDecimal value, long run) {
    complete(
        measure, at, value == null ? null : value.toPlainString(), EvaluationState.COMPLETED, run);
  }

  private void calculated(MeasureRecord measure, TaskState task, EvaluationState state) {
    @Nullable BigDecimal natural = site.processes.next(measure.value, site.now());
    @Nullable BigDecimal planned = task.plan.value();
    @Nullable BigDecimal value = task.plan.noValue() ? null : planned == null ? natural : planned;
    if (planned != null) {
      site.processes.set(measure.value, planned, site.now());
    }
    @Nullable String text = value == null ? null : value.toPlainString();
    if (planned == null && !task.plan.noValue() && !measure.texts.isEmpty()) {
      text = measure.texts.get(measure.textsShown++ % measure.texts.size());
      value = plain(text);
    }
    complete(measure, site.now(), text, state, task.run);
    fact(measure, isScalar(measure) ? value : null, measure.runId);
  }

  /** The number in a text; null if the text is not a plain number. */
  static @Nullable BigDecimal plain(@Nullable String text) {
    return text != null && PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  private void complete(
      MeasureRecord measure, Instant at, @Nullable String text, EvaluationState state, long run) {
    measure.state = state;
    measure.ended = at;
    measure.error = null;
    measure.lastSuccessful = at;
    measure.failuresInARow = 0;
    measure.runId = Draws.uuid(measure.value.key, run);
    keep(measure, new Evaluation(measure.runId, state, at, null));
    if (isScalar(measure)) {
      measure.output = output(measure, at, text);
      measure.outputs.addLast(measure.output);
      if (measure.outputs.size() > SegmentEffects.KEPT) {
        measure.outputs.removeFirst();
      }
    }
  }

  static ScalarOutput output(MeasureRecord measure, Instant at, @Nullable String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text != null) {
      values.put(alias(measure), text);
    }
    return new ScalarOutput(values, measure.name, at);
  }

  private void failed(MeasureRecord measure, TaskState task) {
    measure.state = EvaluationState.FAILED;
    measure.ended = site.now();
    measure.error = task.error == null ? null : task.error.message();
    measure.failuresInARow++;
    keep(measure, new Evaluation(measure.runId, EvaluationState.FAILED, site.now(), measure.error));
    fact(measure, null, null);
  }

  private void fact(MeasureRecord measure, @Nullable BigDecimal value, @Nullable UUID runId) {
    site.happened(
        sequence ->
            new Fact.Evaluated(
                sequence,
                site.now(),
                site.instance.id,
                Births.kindOf(measure),
                measure.name,
                measure.incarnation,
                value,
                runId));
  }

  private static void keep(MeasureRecord measure, Evaluation evaluation) {
    measure.evaluations.addLast(evaluation);
    if (measure.evaluations.size() > SegmentEffects.KEPT) {
      measure.evaluations.removeFirst();
    }
  }

  static boolean isScalar(MeasureRecord measure) {
    @Nullable MeasureDefinition definition = measure.definition.definition();
    return definition != null && Boolean.TRUE.equals(definition.isScalar());
  }

  private static String alias(MeasureRecord measure) {
    @Nullable MeasureDefinition definition = measure.definition.definition();
    @Nullable List<MeasureAggregate> aggregates =
        definition == null ? null : definition.aggregates();
    @Nullable String alias =
        aggregates == null || aggregates.isEmpty() ? null : aggregates.get(0).alias();
    return alias == null ? measure.name : alias;
  }

  private List<MeasureRecord> measures(TaskState task) {
    List<MeasureRecord> measures = new ArrayList<>();
    if (task.node.identifier() == null) {
      for (MeasureRecord measure : site.instance.measures.values()) {
        if (Graph.isAttribute(measure)) {
          measures.add(measure);
        }
      }
    } else {
      @Nullable MeasureRecord measure = site.instance.measures.get(task.node.identifier());
      if (measure != null) {
        measures.add(measure);
      }
    }
    return measures;
  }
}
