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

/** Current state of a measure. */
final class MeasureRecord {
  String name = "";

  /** Distinguishes a measure from an earlier one of the same name. */
  long incarnation;

  /** Properties that only users change. */
  MeasureMetadata definition = Definitions.emptyMeasure();

  /** Texts shown instead of the value, in rotation; empty for none. */
  List<@Nullable String> texts = new ArrayList<>();

  /** Number of texts shown so far. */
  int textsShown;

  FailureSpec failures = FailureSpec.NONE;

  /** Default threshold for crossings. */
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
