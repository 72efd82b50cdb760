package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.store.FlowRun;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits for the answers of runs. */
final class ResponseWaiters {
  private final Map<String, List<Promise<Connectors.Answer>>> waiting = new LinkedHashMap<>();

  /** The answer that a run will give. */
  Future<Connectors.Answer> add(String run) {
    Promise<Connectors.Answer> answer = Promise.promise();
    waiting.computeIfAbsent(run, id -> new ArrayList<>()).add(answer);
    return answer.future();
  }

  /**
   * Tells all who wait for a run.
   *
   * @param response null when it ended without one
   */
  void tell(FlowRun run, @Nullable Object response) {
    List<Promise<Connectors.Answer>> callers = waiting.remove(run.id());
    if (callers != null) {
      callers.forEach(promise -> promise.complete(ChildFlows.answer(response, run)));
    }
  }
}
