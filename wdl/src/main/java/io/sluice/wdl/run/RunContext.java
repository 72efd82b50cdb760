package io.sluice.wdl.run;

import io.sluice.wdl.definition.Hash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment: what its actions may look at.
 *
 * @param trigger the trigger's outputs
 */
record RunContext(
    RunState state,
    RunIds ids,
    RunRules rules,
    Map<String, @Nullable Object> trigger,
    Instant now) {

  /** A random id in the form of a UUID. */
  String guid() {
    ByteBuffer bytes = draw("guid");
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** A random number from the first up to but not including the second. */
  long random(long low, long high) {
    byte[] digest = draw("random").array();
    BigInteger range = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
    if (range.signum() <= 0) {
      return low;
    }
    return new BigInteger(1, digest).mod(range).add(BigInteger.valueOf(low)).longValueExact();
  }

  /** Draws come from the run's id and their number, so that a repeated step draws the same. */
  private ByteBuffer draw(String kind) {
    state.draws++;
    return ByteBuffer.wrap(Hash.digest(kind, ids.run(), String.valueOf(state.draws)));
  }

  /** {@code trigger()}; it has outputs, but no body of its own. */
  Map<String, @Nullable Object> triggerRecord() {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", state.definition.trigger().name());
    record.put("inputs", null);
    record.put("outputs", trigger);
    record.put("startTime", ids.startedAt().toString());
    record.put("endTime", ids.startedAt().toString());
    record.put("trackingId", ids.event());
    record.put("clientTrackingId", ids.run());
    record.put("originHistoryName", ids.run());
    record.put("status", "Succeeded");
    return record;
  }

  /** {@code workflow()}. */
  Map<String, @Nullable Object> workflow() {
    Map<String, @Nullable Object> tags = new LinkedHashMap<>();
    tags.put("flowDisplayName", state.definition.name());
    tags.put("environmentName", rules.environment());
    Map<String, @Nullable Object> run = new LinkedHashMap<>();
    run.put("id", "/workflows/" + state.definition.name() + "/runs/" + ids.run());
    run.put("name", ids.run());
    run.put("type", "Microsoft.Logic/workflows/runs");
    Map<String, @Nullable Object> workflow = new LinkedHashMap<>();
    workflow.put("id", "/workflows/" + state.definition.name());
    workflow.put("name", state.definition.name());
    workflow.put("type", "Microsoft.Logic/workflows");
    workflow.put("location", rules.environment());
    workflow.put("tags", tags);
    workflow.put("run", run);
    return workflow;
  }
}
