package io.sluice.hub.flow;

import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.FlowVersion;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiled flow versions by hash: a run executes the version it started with to its end. */
final class FlowVersions {
  /** Maximum number of compiled versions in memory. */
  static final int MAX_KEPT = 200;

  private final FlowStore store;
  private final Map<String, FlowDefinition> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FlowDefinition> eldest) {
          return size() > MAX_KEPT;
        }
      };

  FlowVersions(FlowStore store) {
    this.store = store;
  }

  /** Stores a version; no run may pin it before. */
  Future<Void> keep(FlowDefinition definition, Instant now) {
    kept.put(definition.hash(), definition);
    return store.keep(
        new FlowVersion(definition.hash(), definition.name(), definition.source(), now));
  }

  /**
   * A version. Fails with {@link IllegalStateException} when the store does not have it or this hub
   * cannot compile it, and with the store's exception when the store cannot be read.
   */
  Future<FlowDefinition> get(String hash) {
    FlowDefinition known = kept.get(hash);
    return known != null
        ? Future.succeededFuture(known)
        : store.version(hash).compose(row -> compile(hash, row));
  }

  private Future<FlowDefinition> compile(String hash, Optional<FlowVersion> row) {
    if (row.isEmpty()) {
      return Future.failedFuture(
          new IllegalStateException("the flow's version " + hash + " is not in the store"));
    }
    FlowReader.FlowReadResult reading = FlowReader.kept(row.get().flow(), row.get().definition());
    if (reading.definition().isEmpty()) {
      List<String> problems = reading.problems().stream().map(FlowProblem::text).toList();
      return Future.failedFuture(
          new IllegalStateException(
              "this hub cannot run the flow's version "
                  + hash
                  + ": "
                  + String.join("; ", problems)));
    }
    kept.put(hash, reading.definition().get());
    return Future.succeededFuture(reading.definition().get());
  }
}
