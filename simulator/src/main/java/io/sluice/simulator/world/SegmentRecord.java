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

/** A segment as it is now. */
final class SegmentRecord {
  String name = "";

  /** Distinguishes a segment from an earlier one of the same name. */
  long incarnation;

  /** The parts that only a user changes. */
  SegmentMetadata definition = Definitions.emptySegment();

  SegmentState state = SegmentState.ACTIVE;
  boolean fixed;
  List<String> dependsOn = new ArrayList<>();
  FailureSpec failures = FailureSpec.NONE;

  /** Where a crossing is made when nobody names another place. */
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
