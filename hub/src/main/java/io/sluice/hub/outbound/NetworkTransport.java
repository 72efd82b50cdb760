package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The network: the only owner of HTTP and TCP clients. */
final class NetworkTransport implements Transport {
  private final HttpSender http;
  private final Optional<MailSender> mail;

  NetworkTransport(Vertx vertx, Time time, OutboundConfig config, Resolver resolver) {
    this.http = new HttpSender(vertx, resolver, config.maxAnswerBytes());
    this.mail = config.mail().map(server -> new MailSender(vertx, time, resolver, server));
  }

  @Override
  public Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt) {
    return http.send(call, target, attempt);
  }

  @Override
  public Future<MailAnswer> mail(MailCall call, Attempt attempt) {
    return mail.orElseThrow(() -> new IllegalStateException("no mail server is configured"))
        .send(call, attempt);
  }

  @Override
  public Future<Void> close() {
    return http.close()
        .compose(done -> mail.map(MailSender::close).orElse(Future.succeededFuture()));
  }
}
