package io.sluice.hub.connector;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.AnsweredCall;
import io.sluice.hub.connector.Connectors.AnsweredCalls;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.Connectors.CallBatch;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the address of one connector. */
public final class ConnectorVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorVerticle.class);

  private final Bus bus;
  private final Connector connector;

  public ConnectorVerticle(Bus bus, Connector connector) {
    this.bus = bus;
    this.connector = connector;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(Connectors.call(connector.name()), this::call),
        bus.answer(Connectors.callAll(connector.name()), this::callAll));
  }

  private Future<AnsweredCalls> callAll(CallBatch batch) {
    List<Future<AnsweredCall>> answered = new ArrayList<>();
    for (Call call : batch.calls()) {
      answered.add(
          call(call)
              .otherwise(cause -> bug(call, cause))
              .map(answer -> new AnsweredCall(call, answer)));
    }
    return Future.all(answered).map(all -> new AnsweredCalls(all.list()));
  }

  /** A fault of this program fails its own call only, not the whole batch. */
  private Answer bug(Call call, Throwable cause) {
    LOG.error("{}: {} failed", connector.name(), call.operation(), cause);
    return Answers.failed(cause);
  }

  private Future<Answer> call(Call call) {
    boolean known =
        connector.operations().isEmpty()
            || connector.operations().stream().anyMatch(one -> one.id().equals(call.operation()));
    if (!known) {
      String names =
          String.join(", ", connector.operations().stream().map(Connector.Operation::id).toList());
      return Future.succeededFuture(
          Answers.failed(
              new OutboundException(
                  Outcome.REJECTED,
                  connector.name()
                      + " has no operation '"
                      + call.operation()
                      + "'; its operations are "
                      + names)));
    }
    return Future.succeededFuture(call).compose(connector::call).recover(ConnectorVerticle::failed);
  }

  /** Any other exception is a bug of the connector and fails the request as such. */
  private static Future<Answer> failed(Throwable cause) {
    return cause instanceof OutboundException
        ? Future.succeededFuture(Answers.failed(cause))
        : Future.failedFuture(cause);
  }
}
