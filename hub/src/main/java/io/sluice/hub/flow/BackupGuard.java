package io.sluice.hub.flow;

import io.sluice.hub.store.FlowActivation;
import io.sluice.hub.store.JournaledRun;
import io.sluice.wdl.action.Status;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hub that begins with a backup from doing again what was done after the backup was made:
 * the store does not know of it. Runs that were open then are cancelled, and flows are paused until
 * a person resumes them; what they would have done shows in their decisions.
 */
final class BackupGuard {
  private static final Logger LOG = LoggerFactory.getLogger(BackupGuard.class);

  private final FlowPorts ports;
  private final FlowCatalogue catalogue;

  BackupGuard(FlowPorts ports, FlowCatalogue catalogue) {
    this.ports = ports;
    this.catalogue = catalogue;
  }

  /** Holds everything when the store came from a backup; whole, or again at the next start. */
  Future<Void> hold() {
    return ports
        .store()
        .flows()
        .backupOf()
        .compose(madeAt -> madeAt.isEmpty() ? Future.succeededFuture() : hold(madeAt.get()));
  }

  private Future<Void> hold(Instant madeAt) {
    List<String> flows =
        catalogue.views().stream().map(Flows.FlowView::name).filter(catalogue::isEnabled).toList();
    return ports
        .store()
        .runs()
        .open()
        .compose(
            open -> {
              LOG.warn(
                  "The store came from the backup of {}: {} open runs are cancelled and {} flows"
                      + " paused, since what they do may have been done after it. Look what is"
                      + " missing, then resume each with 'sluice flow resume NAME'",
                  madeAt,
                  open.size(),
                  flows.size());
              Future<Void> done = Future.succeededFuture();
              for (JournaledRun one : open) {
                done = done.compose(before -> cancel(one, madeAt));
              }
              for (String flow : flows) {
                done = done.compose(before -> pause(flow, madeAt));
              }
              return done;
            })
        .compose(done -> ports.store().flows().settled());
  }

  private Future<Void> cancel(JournaledRun open, Instant madeAt) {
    Instant now = ports.time().instant();
    String reason =
        "The store came from the backup of "
            + madeAt
            + ", and the run may have gone on after it: resubmit the run when it has not";
    RunClosing closing = new RunClosing(open.run(), Status.CANCELLED, now, reason);
    return ports.store().runs().append(closing.entry(open.journal().size() + 1), closing.row());
  }

  private Future<Void> pause(String flow, Instant madeAt) {
    String reason = "the store came from the backup of " + madeAt;
    return ports
        .store()
        .flows()
        .set(new FlowActivation(flow, false, reason, ports.time().instant()))
        .onSuccess(done -> catalogue.setEnabled(flow, false));
  }
}
