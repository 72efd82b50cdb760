package io.sluice.hub.outbound;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Priority;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of this process. Every attempt first waits for a permit of its bucket and
 * settles it afterwards; no redirect is followed and nothing is retried here. Addresses are checked
 * before the connection: loopback, private and link-local ranges are refused unless the
 * configuration lists the host and port. Futures complete on the caller's context. A call that got
 * no answer fails with {@link OutboundException}, which says whether it may have been done.
 */
public interface Outbound {
  /** Makes one HTTP call. */
  Future<HttpAnswer> http(HttpCall call);

  /** Hands one mail to a mail server. */
  Future<MailAnswer> mail(MailCall call);

  /**
   * Where and how a call is counted.
   *
   * @param maxWait how long it may wait for its permit
   * @param timeout how long it may take once it has it, connecting included
   */
  record Terms(
      BucketKey bucket, Priority priority, String user, Duration maxWait, Duration timeout) {}

  /**
   * One HTTP request.
   *
   * @param headers may hold secrets; they are never logged
   */
  record HttpCall(
      Terms terms, String method, URI uri, Map<String, String> headers, @Nullable Buffer body) {}

  /**
   * One HTTP answer.
   *
   * @param headers lower-case names; several values of one name are joined by a comma
   * @param body at most the configured number of bytes
   */
  record HttpAnswer(int status, Map<String, String> headers, Buffer body) {}

  /**
   * One mail.
   *
   * @param messageId the same for every attempt of one mail
   */
  record MailCall(
      Terms terms,
      String from,
      List<String> to,
      List<String> cc,
      List<String> bcc,
      String subject,
      @Nullable String text,
      @Nullable String html,
      Map<String, String> headers,
      String messageId) {}

  /**
   * What the mail server said.
   *
   * @param accepted recipients that it took the mail for; taken is not delivered
   * @param refused what it said of each recipient that it refused, beginning with the code
   */
  record MailAnswer(String messageId, List<String> accepted, Map<String, String> refused) {}
}
