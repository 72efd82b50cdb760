package io.sluice.hub.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Flow versions by hash, whether flows are enabled, and whether the store was restored from a
 * backup. The flow files define the flows; the store only keeps the versions that runs pin.
 */
public interface FlowStore {
  /** Stores a version so that runs can pin it; a known hash is not changed. */
  Future<Void> keep(FlowVersion version);

  /** A version by its hash. */
  Future<Optional<FlowVersion>> version(String hash);

  /** The flows that were ever paused or resumed. */
  Future<List<FlowActivation>> states();

  /** Pauses or resumes a flow. */
  Future<Void> set(FlowActivation state);

  /**
   * When the backup was made from which this store was restored. Effects after that time are not in
   * the store, so that they would be repeated. Empty when the store was not restored, and after
   * {@link #settled}.
   */
  Future<Optional<Instant>> backupOf();

  /** Clears {@link #backupOf}, once open runs are cancelled and flows paused. */
  Future<Void> settled();
}
