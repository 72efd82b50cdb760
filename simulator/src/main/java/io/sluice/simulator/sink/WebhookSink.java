package io.sluice.simulator.sink;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Generic webhook receivers at {@code /hooks/{name}}. Verifies the signature of <a
 * href="https://www.standardwebhooks.com/">Standard Webhooks</a> if the receiver has a secret, and
 * stores each {@code webhook-id} once. Answers the <a
 * href="https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md">CloudEvents
 * webhook</a> handshake ({@code OPTIONS}) with a rate of 100 requests per minute.
 */
public final class WebhookSink {
  /** Maximum size of a body. */
  static final int MAX_BODY_BYTES = 1_048_576;

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String UNCHECKED = "not checked";

  private final Inbox inbox;
  private final Map<String, String> secrets;

  /**
   * Creates the receivers.
   *
   * @param secrets secrets by receiver name, in the form {@code whsec_<base64>}
   */
  public WebhookSink(Inbox inbox, Map<String, String> secrets) {
    this.inbox = inbox;
    this.secrets = new LinkedHashMap<>(secrets);
  }

  /** Whether a request is addressed to a webhook receiver. */
  public static boolean owns(Request request) {
    return request.path().startsWith("/hooks/");
  }

  /**
   * Sets or removes the secret of a receiver.
   *
   * @param secret {@code whsec_<base64>}; empty to remove it
   * @throws IllegalArgumentException if the secret is malformed
   */
  public void secret(String name, String secret) {
    if (secret.isEmpty()) {
      secrets.remove(name);
    } else {
      key(secret);
      secrets.put(name, secret);
    }
  }

  /** Accepts or refuses a delivery. */
  public Answer answer(Request request, Instant now) {
    List<String> path = request.segments();
    if (path.size() != 2) {
      return Answer.empty(404);
    }
    if (request.method().equals("OPTIONS")) {
      return Answer.empty(200)
          .with("WebHook-Allowed-Origin", request.header("webhook-request-origin").orElse("*"))
          .with("WebHook-Allowed-Rate", "100");
    }
    if (!request.method().equals("POST")) {
      return Answer.empty(405).with("Allow", "POST, OPTIONS");
    }
    if (request.body().length() > MAX_BODY_BYTES) {
      return Answer.text(413, "The body is larger than 1 MiB.");
    }
    String name = path.get(1);
    Optional<String> secret = Optional.ofNullable(secrets.get(name));
    Optional<String> problem = secret.flatMap(key -> problem(request, key, now));
    if (problem.isPresent()) {
      return Answer.text(401, problem.get());
    }
    keep(name, request, secret.isPresent() ? "verified" : unsigned(request), now);
    return Answer.empty(204);
  }

  private void keep(String name, Request request, String signature, Instant now) {
    String id = request.header("webhook-id").orElse("");
    boolean again =
        !id.isEmpty()
            && inbox
                .webhooks()
                .change(
                    hook -> hook.name().equals(name) && id.equals(hook.headers().get("webhook-id")),
                    WebhookSink::once);
    if (!again) {
      Map<String, String> headers = Inbox.without(request.headers(), "authorization");
      inbox
          .webhooks()
          .add(n -> new Inbox.WebhookDelivery(n, now, name, headers, request.text(), signature, 1));
    }
  }

  private static Inbox.WebhookDelivery once(Inbox.WebhookDelivery hook) {
    return new Inbox.WebhookDelivery(
        hook.id(),
        hook.at(),
        hook.name(),
        hook.headers(),
        hook.body(),
        hook.signature(),
        hook.deliveries() + 1);
  }

  private static String unsigned(Request request) {
    return request.header("webhook-signature").isPresent() ? UNCHECKED : "unsigned";
  }

  /** Why the signature of a delivery is invalid; empty if it is valid. */
  static Optional<String> problem(Request request, String secret, Instant now) {
    String id = request.header("webhook-id").orElse("");
    String stamp = request.header("webhook-timestamp").orElse("");
    String signatures = request.header("webhook-signature").orElse("");
    if (id.isEmpty() || stamp.isEmpty() || signatures.isEmpty()) {
      return Optional.of("webhook-id, webhook-timestamp and webhook-signature are required.");
    }
    if (!stamp.matches("[0-9]{1,12}")) {
      return Optional.of("webhook-timestamp is not a number of seconds: " + stamp);
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(stamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return Optional.of("webhook-timestamp is more than 5 minutes from this receiver's clock.");
    }
    byte[] expected = sign(key(secret), id + "." + stamp + ".", request.body().getBytes());
    for (String signature : signatures.split(" ", -1)) {
      if (signature.startsWith("v1,") && same(expected, signature.substring(3))) {
        return Optional.empty();
      }
    }
    return Optional.of("No v1 signature matches.");
  }

  private static byte[] key(String secret) {
    if (!secret.startsWith("whsec_")) {
      throw new IllegalArgumentException(
          "A webhook secret has the form whsec_<base64>; this one does not begin with whsec_.");
    }
    return Base64.getDecoder().decode(secret.substring(6));
  }

  private static byte[] sign(byte[] key, String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  private static boolean same(byte[] expected, String base64) {
    try {
      return MessageDigest.isEqual(expected, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
