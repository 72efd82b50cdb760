package io.sluice.simulator.world;

import io.sluice.simulator.wire.HistoricalSegmentStats;
import io.sluice.simulator.wire.PublishStatus;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.wire.StringInfo;
import io.sluice.simulator.world.spec.FailureSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Current state of a segment. */
final class SegmentRecord {
  String name = "";

  /** Distinguishes a segment from an earlier one of the same name. */
  long incarnation;

  /** Properties that only users change. */
  SegmentMetadata definition = Definitions.emptySegment();

  SegmentState state = SegmentState.ACTIVE;
  boolean fixed;
  List<String> dependsOn = new ArrayList<>();
  FailureSpec failures = FailureSpec.NONE;

  /** Default threshold for crossings. */
  @Nullable BigDecimal threshold;

  Stamp stamp = new Stamp();
  ValueState value = new ValueState();

  PublishStatus status = PublishStatus.NONE;
  PublishStatus before = PublishStatus.NONE;
  @Nullable Instant evaluated;
  @Nullable Long count;
  @Nullable StringInfo error;
  @Nullable UUID runId;
  Deque<HistoricalSegmentStats> history = new ArrayDeque<>();
}
