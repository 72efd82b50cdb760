package io.sluice.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {
  // The worked example of the Standard Webhooks reference libraries.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

  private final Inbox inbox = new Inbox();
  private final WebhookSink sink = new WebhookSink(inbox, Map.of("audit", SECRET));

  private static Map<String, String> signed() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
    headers.put("webhook-timestamp", "1614265330");
    headers.put(
        "webhook-signature",
        "v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo= "
            + "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    headers.put("authorization", "Bearer hush");
    return headers;
  }

  private Answer post(String name, Map<String, String> headers, String body, Instant now) {
    return sink.answer(Request.of("POST", "/hooks/" + name, headers, Buffer.buffer(body)), now);
  }

  @Test
  void a_good_signature_is_verified() {
    assertThat(post("audit", signed(), BODY, SENT).status()).isEqualTo(204);
    assertThat(inbox.webhooks().list())
        .singleElement()
        .satisfies(
            hook -> {
              assertThat(hook.signature()).isEqualTo("verified");
              assertThat(hook.body()).isEqualTo(BODY);
              assertThat(hook.headers()).doesNotContainKey("authorization");
            });
  }

  @Test
  void a_changed_body_an_old_time_and_a_missing_header_are_refused() {
    assertThat(post("audit", signed(), BODY + " ", SENT).status()).isEqualTo(401);
    assertThat(post("audit", signed(), BODY, SENT.plusSeconds(301)).status()).isEqualTo(401);
    assertThat(post("audit", Map.of(), BODY, SENT).status()).isEqualTo(401);
    Map<String, String> odd = signed();
    odd.put("webhook-timestamp", "yesterday");
    assertThat(post("audit", odd, BODY, SENT).status()).isEqualTo(401);
    assertThat(inbox.webhooks().list()).isEmpty();
  }

  @Test
  void the_same_id_is_stored_once_and_counted() {
    post("audit", signed(), BODY, SENT);
    assertThat(post("audit", signed(), BODY, SENT).status()).isEqualTo(204);
    assertThat(inbox.webhooks().list())
        .singleElement()
        .extracting(Inbox.WebhookDelivery::deliveries)
        .isEqualTo(2);
    post("other", signed(), BODY, SENT);
    assertThat(inbox.webhooks().list()).hasSize(2);
  }

  @Test
  void a_receiver_without_a_secret_accepts_everything() {
    post("plain", Map.of(), "text", SENT);
    post("plain", signed(), BODY, SENT);
    assertThat(inbox.webhooks().list())
        .extracting(Inbox.WebhookDelivery::signature)
        .containsExactly("unsigned", "not checked");
  }

  @Test
  void a_secret_can_be_set_and_taken_away() {
    sink.secret("plain", SECRET);
    assertThat(post("plain", Map.of(), "text", SENT).status()).isEqualTo(401);
    sink.secret("plain", "");
    assertThat(post("plain", Map.of(), "text", SENT).status()).isEqualTo(204);
    assertThatThrownBy(() -> sink.secret("plain", "hush"))
        .hasMessageContaining("whsec_")
        .hasMessageNotContaining("hush");
  }

  @Test
  void the_cloudevents_handshake_is_answered() {
    Request ask =
        Request.of(
            "OPTIONS",
            "/hooks/audit",
            Map.of("webhook-request-origin", "hub.example"),
            Buffer.buffer());
    assertThat(sink.answer(ask, SENT).headers())
        .containsEntry("WebHook-Allowed-Origin", "hub.example")
        .containsEntry("WebHook-Allowed-Rate", "100");
  }
}
