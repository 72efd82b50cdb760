package io.sluice.hub.connector;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** One connector on the bus. */
public final class ConnectorVerticle extends VerticleBase {
  private final Bus bus;
  private final Connector connector;

  public ConnectorVerticle(Bus bus, Connector connector) {
    this.bus = bus;
    this.connector = connector;
  }

  @Override
  public Future<?> start() {
    return bus.answer(Connectors.call(connector.name()), this::call);
  }

  private Future<Answer> call(Call call) {
    boolean known =
        connector.operations().isEmpty()
            || connector.operations().stream().anyMatch(one -> one.id().equals(call.operation()));
    if (!known) {
      String there =
          String.join(", ", connector.operations().stream().map(Connector.Operation::id).toList());
      return Future.succeededFuture(
          Answers.failed(
              new OutboundException(
                  Outcome.REJECTED,
                  connector.name()
                      + " has no operation '"
                      + call.operation()
                      + "'; there are "
                      + there)));
    }
    return Future.succeededFuture(call).compose(connector::call).recover(ConnectorVerticle::failed);
  }

  /** Anything else than what a call is expected to meet is a fault of ours and shown as one. */
  private static Future<Answer> failed(Throwable cause) {
    return cause instanceof OutboundException
        ? Future.succeededFuture(Answers.failed(cause))
        : Future.failedFuture(cause);
  }
}
