package io.sluice.hub.flow;

import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.Status;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hub that was restored from a backup from repeating effects that happened after the backup
 * was made, of which the store knows nothing. Runs that were open then are cancelled, and flows are
 * paused until a person resumes them; their decisions show what they would have done.
 */
final class BackupGuard {
  private static final Logger LOG = LoggerFactory.getLogger(BackupGuard.class);

  private final Store store;
  private final FlowCatalogue catalogue;
  private final FlowActivations activations;
  private final Time time;

  BackupGuard(Store store, FlowCatalogue catalogue, FlowActivations activations, Time time) {
    this.store = store;
    this.catalogue = catalogue;
    this.activations = activations;
    this.time = time;
  }

  /**
   * Cancels open runs and pauses flows when the store was restored from a backup. When it fails
   * half-way, the next start repeats it.
   */
  Future<Void> hold() {
    return store
        .flows()
        .backupOf()
        .compose(madeAt -> madeAt.isEmpty() ? Future.succeededFuture() : hold(madeAt.get()));
  }

  private Future<Void> hold(Instant madeAt) {
    List<String> flows =
        catalogue.views().stream().map(Flows.FlowView::name).filter(catalogue::isEnabled).toList();
    RunStore runs = store.runs();
    return runs.open()
        .compose(
            open -> {
              LOG.warn(
                  "The store was restored from the backup of {}: {} open runs are cancelled and {}"
                      + " flows paused, since their effects may have happened after the backup."
                      + " Check what is missing, then resume each flow with 'sluice flow resume"
                      + " NAME'",
                  madeAt,
                  open.size(),
                  flows.size());
              Future<Void> done = Future.succeededFuture();
              for (JournaledRun run : open) {
                done = done.compose(before -> cancel(runs, run, madeAt));
              }
              String reason = "the store came from the backup of " + madeAt;
              for (String flow : flows) {
                done = done.compose(before -> activations.set(flow, false, reason));
              }
              return done;
            })
        .compose(done -> store.flows().settled());
  }

  private Future<Void> cancel(RunStore runs, JournaledRun open, Instant madeAt) {
    String reason =
        "The store came from the backup of "
            + madeAt
            + ", and the run may have gone on after it: resubmit the run when it has not";
    RunClosing closing = new RunClosing(open.run(), Status.CANCELLED, time.instant(), reason);
    return runs.append(closing.entry(open.journal().size() + 1), closing.row());
  }
}
