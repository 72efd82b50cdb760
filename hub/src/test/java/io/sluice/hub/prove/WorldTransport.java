package io.sluice.hub.prove;

import io.sluice.hub.outbound.Attempt;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.outbound.Target;
import io.sluice.hub.outbound.Transport;
import io.sluice.simulator.OfflineSimulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Takes calls to a simulator in memory; answers come after a while of virtual time. */
final class WorldTransport implements Transport {
  private static final Duration LATENCY = Duration.ofMillis(120);

  private final WorldClock clock;
  private final OfflineSimulator simulator;
  private Instant measuresRead = Instant.MIN;

  WorldTransport(WorldClock clock, OfflineSimulator simulator) {
    this.clock = clock;
    this.simulator = simulator;
  }

  /** When the measures were read last. */
  Instant measuresRead() {
    return measuresRead;
  }

  @Override
  public Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt) {
    attempt.sending();
    String path = call.uri().getRawPath();
    String query = call.uri().getRawQuery();
    Buffer body = call.body() == null ? Buffer.buffer() : call.body();
    OfflineSimulator.Sent sent =
        simulator.call(
            call.method(), query == null ? path : path + "?" + query, call.headers(), body);
    if (path.endsWith("/manage/measures")) {
      measuresRead = clock.instant();
    }
    Promise<HttpAnswer> answered = Promise.promise();
    clock
        .life()
        .vertx()
        .setTimer(
            LATENCY.plus(sent.after()).toMillis(),
            fired -> answered.complete(new HttpAnswer(sent.status(), sent.headers(), sent.body())));
    return answered.future();
  }

  @Override
  public Future<MailAnswer> mail(MailCall call, Attempt attempt) {
    attempt.sending();
    return Future.succeededFuture(new MailAnswer(call.messageId(), call.envelope().to(), Map.of()));
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
