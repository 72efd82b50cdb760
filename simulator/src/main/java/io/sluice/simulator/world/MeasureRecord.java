package io.sluice.simulator.world;

import io.sluice.simulator.wire.Evaluation;
import io.sluice.simulator.wire.EvaluationState;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ScalarOutput;
import io.sluice.simulator.world.spec.FailureSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A measure as it is now. */
final class MeasureRecord {
  String name = "";

  /** Distinguishes a measure from an earlier one of the same name. */
  long incarnation;

  /** The parts that only a user changes. */
  MeasureMetadata definition = Definitions.emptyMeasure();

  /** Exact texts to show instead of the value, in turn; empty for none. */
  List<@Nullable String> texts = new ArrayList<>();

  /** How many of them were shown. */
  int textsShown;

  FailureSpec failures = FailureSpec.NONE;

  /** Where a crossing is made when nobody names another place. */
  @Nullable BigDecimal threshold;

  Stamp stamp = new Stamp();
  ValueState value = new ValueState();

  EvaluationState state = EvaluationState.NONE;
  EvaluationState before = EvaluationState.NONE;
  @Nullable Instant ended;
  @Nullable String error;
  @Nullable UUID runId;
  @Nullable ScalarOutput output;
  @Nullable Instant lastSuccessful;
  int failuresInARow;
  Deque<Evaluation> evaluations = new ArrayDeque<>();
  Deque<ScalarOutput> outputs = new ArrayDeque<>();
}
