package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Flow versions by hash, and whether flows are enabled. The files are the truth about what a flow
 * is.
 */
public interface FlowStore {
  /** Keeps a version so that runs can pin it; a known hash is left as it is. */
  Future<Void> keep(Rows.FlowVersion version);

  /** One version. */
  Future<Optional<Rows.FlowVersion>> version(String hash);

  /** The flows whose state was ever changed. */
  Future<List<Rows.FlowState>> states();

  /** Pauses or resumes a flow. */
  Future<Void> set(Rows.FlowState state);
}
