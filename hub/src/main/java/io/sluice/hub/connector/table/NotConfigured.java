package io.sluice.hub.connector.table;

import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.vertx.core.Future;
import java.util.List;

/** Rejects every call to a connector that is not configured, with an error that says so. */
record NotConfigured(String name) implements Connector {
  @Override
  public List<Operation> operations() {
    return List.of();
  }

  @Override
  public Future<Answer> call(Call call) {
    return Future.succeededFuture(
        Answers.failed(
            new OutboundException(
                Outcome.REJECTED,
                call.operation()
                    + ": "
                    + name
                    + " is not configured: add its section to the configuration")));
  }
}
