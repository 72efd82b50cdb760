package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.wdl.action.ChildCall;
import io.sluice.wdl.action.ChildFlowReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Callers (HTTP or parent flows) waiting for the Response of a run. */
final class ResponseWaiters {
  private final Map<String, List<Promise<ChildFlowReply>>> waiting = new LinkedHashMap<>();

  /** Waits for the reply of a run. */
  Future<ChildFlowReply> await(String runId) {
    Promise<ChildFlowReply> reply = Promise.promise();
    waiting.computeIfAbsent(runId, id -> new ArrayList<>()).add(reply);
    return reply.future();
  }

  /**
   * Completes everyone who waits for a run.
   *
   * @param response outputs of the Response action; null when the run ended without one
   */
  void complete(FlowRun run, @Nullable Object response) {
    List<Promise<ChildFlowReply>> callers = waiting.remove(run.id());
    if (callers != null) {
      callers.forEach(caller -> caller.complete(reply(run, response)));
    }
  }

  /** The reply of a run to its callers. */
  static ChildFlowReply reply(FlowRun run, @Nullable Object response) {
    return ChildCall.reply(response, run.flow().name(), run.id(), run.status().text());
  }
}
