package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.vertx.core.Future;

/**
 * Port to the network: makes one attempt that has its permit. Decides nothing and retries nothing.
 * Long simulations replace the network by an implementation in memory.
 */
public interface Transport {
  /**
   * Makes one HTTP attempt. Calls {@link Attempt#sending} immediately before the request is sent.
   *
   * @param target the address of the call, checked
   */
  Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt);

  /**
   * Submits one mail to the mail server. Calls {@link Attempt#sending} immediately before its
   * content is sent.
   */
  Future<MailAnswer> mail(MailCall call, Attempt attempt);

  /** Closes all connections. */
  Future<Void> close();
}
