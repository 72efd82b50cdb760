package io.sluice.hub.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Flow versions by hash, and whether flows may act: whether they are enabled, and whether the store
 * knows what they have done. The files are the truth about what a flow is.
 */
public interface FlowStore {
  /** Keeps a version so that runs can pin it; a known hash is left as it is. */
  Future<Void> keep(FlowVersion version);

  /** One version. */
  Future<Optional<FlowVersion>> version(String hash);

  /** The flows whose state was ever changed. */
  Future<List<FlowActivation>> states();

  /** Pauses or resumes a flow. */
  Future<Void> set(FlowActivation state);

  /**
   * When the backup was made that this store came from. What happened after it is not in the store,
   * and would be taken for new. Empty when the store came from none, and after {@link #settled}.
   */
  Future<Optional<Instant>> backupOf();

  /** Forgets that the store came from a backup, once everything that follows from it is done. */
  Future<Void> settled();
}
