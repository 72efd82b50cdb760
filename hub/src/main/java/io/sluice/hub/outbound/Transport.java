package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.vertx.core.Future;

/**
 * Makes one wire attempt that the gate has permitted. Nothing is decided and nothing repeated here.
 * The real network is one; simulations of years have another, in memory.
 */
public interface Transport {
  /**
   * Makes one HTTP attempt. Calls {@link Attempt#sending} right before the request leaves.
   *
   * @param target the call's address, checked as text
   */
  Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt);

  /** Hands one mail to the mail server. Calls {@link Attempt#sending} right before it leaves. */
  Future<MailAnswer> mail(MailCall call, Attempt attempt);

  /** Closes what is open. */
  Future<Void> close();
}
