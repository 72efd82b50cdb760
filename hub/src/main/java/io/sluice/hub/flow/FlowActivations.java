package io.sluice.hub.flow;

import io.sluice.hub.store.FlowActivation;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Pauses and resumes flows, in the store and in the catalogue. */
record FlowActivations(FlowStore store, FlowCatalogue catalogue, Time time) {
  /** Loads which flows are paused. */
  Future<Void> load() {
    return store
        .states()
        .map(
            rows -> {
              List<FlowActivation> all = new ArrayList<>(rows);
              all.forEach(row -> catalogue.setEnabled(row.flow(), row.enabled()));
              return null;
            });
  }

  /**
   * Pauses or resumes a flow.
   *
   * @param flow the name as in the catalogue
   * @param reason explanation for people
   */
  Future<Void> set(String flow, boolean enabled, String reason) {
    return store
        .set(new FlowActivation(flow, enabled, reason, time.instant()))
        .onSuccess(done -> catalogue.setEnabled(flow, enabled));
  }
}
