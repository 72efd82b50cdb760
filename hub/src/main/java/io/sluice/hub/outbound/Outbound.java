package io.sluice.hub.outbound;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Priority;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of this process. Every attempt obtains a permit of its bucket and settles it
 * afterwards; redirects are not followed and nothing is retried. Addresses are checked before the
 * connection: loopback, private and link-local ranges are refused unless the configuration allows
 * the host and port. Futures complete on the caller's context. A call without an answer fails with
 * an {@link OutboundException}, which states whether it may have been processed.
 */
public interface Outbound {
  /** Makes one HTTP call. */
  Future<HttpAnswer> http(HttpCall call);

  /** Submits one mail to the mail server. */
  Future<MailAnswer> mail(MailCall call);

  /**
   * How a call is counted and for how long it may last.
   *
   * @param user the caller, for fairness and statistics
   * @param maxWait how long it may wait for its permit
   * @param timeout how long it may take once it has its permit, connecting included
   */
  record Terms(
      BucketKey bucket, Priority priority, String user, Duration maxWait, Duration timeout) {}

  /**
   * An HTTP request.
   *
   * @param headers may contain secrets; never logged
   */
  record HttpCall(
      Terms terms, String method, URI uri, Map<String, String> headers, @Nullable Buffer body) {}

  /**
   * An HTTP response.
   *
   * @param headers by lower-case name; repeated headers are joined by a comma
   * @param body at most the configured number of bytes
   */
  record HttpAnswer(int status, Map<String, String> headers, Buffer body) {}

  /**
   * A mail.
   *
   * @param headers further headers
   * @param messageId Message-ID, the same for every attempt of one mail
   */
  record MailCall(
      Terms terms,
      MailEnvelope envelope,
      MailContent content,
      Map<String, String> headers,
      String messageId) {}

  /** Sender and recipients of a mail, all plain addresses. */
  record MailEnvelope(String from, List<String> to, List<String> cc, List<String> bcc) {
    /** All recipients. */
    List<String> recipients() {
      return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }
  }

  /**
   * Content of a mail.
   *
   * @param text plain text body; null for none
   * @param html HTML body; null for none
   */
  record MailContent(String subject, @Nullable String text, @Nullable String html) {}

  /**
   * The mail server's reply.
   *
   * @param accepted recipients that the server accepted, which does not mean that they got the mail
   * @param refused refused recipients with the server's reply, which begins with its code
   */
  record MailAnswer(String messageId, List<String> accepted, Map<String, String> refused) {}
}
