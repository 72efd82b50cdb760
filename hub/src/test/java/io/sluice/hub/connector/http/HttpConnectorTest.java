package io.sluice.hub.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorFixtures;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.ScriptedOutbound;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.json.WireJson;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConnectorTest {
  private static final Instant START = Instant.parse("2026-03-04T06:00:00Z");

  private final VirtualTime world = new VirtualTime(START);
  private final ScriptedOutbound outbound = new ScriptedOutbound();
  @TempDir Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_action_is_sent_by_the_rules_of_the_language() {
    outbound.http(call -> ScriptedOutbound.json(200, "{\"ok\":true,\"n\":1.50}"));
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("method", "put");
    parameters.put("uri", "https://API.example:8443/a?x=1");
    parameters.put("queries", Map.of("q", "ä & b"));
    parameters.put("headers", Map.of("X-A", 5L));
    parameters.put("cookie", "c=1");
    parameters.put("body", Map.of("k", List.of(1L, "two")));
    Answer answer = ask("Http", parameters);
    HttpCall sent = outbound.calls.get(0);
    assertThat(sent.method()).isEqualTo("PUT");
    assertThat(sent.uri()).hasToString("https://API.example:8443/a?x=1&q=%C3%A4%20%26%20b");
    assertThat(sent.headers())
        .containsEntry("X-A", "5")
        .containsEntry("Cookie", "c=1")
        .containsEntry("Content-Type", "application/json");
    assertThat(String.valueOf(sent.body())).isEqualTo("{\"k\":[1,\"two\"]}");
    assertThat(sent.terms().bucket())
        .isEqualTo(new BucketKey(BucketKey.Kind.HTTP, "api.example:8443"));
    assertThat(answer.body()).isEqualTo(Map.of("ok", true, "n", new java.math.BigDecimal("1.50")));
  }

  @Test
  void a_text_body_is_sent_as_it_is_and_content_as_its_bytes() {
    outbound.http(call -> ScriptedOutbound.answer(200, "text/plain", "done"));
    assertThat(ask("Http", post("just text")).body()).isEqualTo("done");
    assertThat(String.valueOf(outbound.calls.get(0).body())).isEqualTo("just text");
    assertThat(outbound.calls.get(0).headers()).isEmpty();
    ask("Http", post(Map.of("$content-type", "image/png", "$content", "AAEC")));
    assertThat(Objects.requireNonNull(outbound.calls.get(1).body()).getBytes())
        .containsExactly(0, 1, 2);
    assertThat(outbound.calls.get(1).headers()).containsEntry("Content-Type", "image/png");
  }

  @Test
  void parts_and_fields_are_sent_as_a_form() {
    outbound.http(call -> ScriptedOutbound.answer(200, "text/plain", "done"));
    Object parts =
        List.of(
            Map.of("headers", Map.of("Content-Disposition", "form-data; name=\"k\""), "body", "v"),
            Map.of(
                "headers",
                Map.of("Content-Disposition", "form-data; name=\"f\"; filename=\"f.png\""),
                "body",
                Map.of("$content-type", "image/png", "$content", "aGk=")));
    ask("Http", post(Map.of("$content-type", "multipart/form-data", "$multipart", parts)));
    HttpCall sent = outbound.calls.get(0);
    String type = sent.headers().get("Content-Type");
    assertThat(type).startsWith("multipart/form-data; boundary=");
    String boundary = "--" + String.valueOf(type).substring(type.indexOf('=') + 1);
    assertThat(String.valueOf(sent.body()))
        .isEqualTo(
            boundary
                + "\r\nContent-Disposition: form-data; name=\"k\"\r\n\r\nv\r\n"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nhi\r\n"
                + boundary
                + "--\r\n");
    Object fields = List.of(Map.of("key", "a b", "value", "ä&"), Map.of("key", "n", "value", 5L));
    ask("Http", post(Map.of("$formdata", fields)));
    assertThat(outbound.calls.get(1).headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    assertThat(String.valueOf(outbound.calls.get(1).body())).isEqualTo("a+b=%C3%A4%26&n=5");
  }

  @Test
  void a_form_that_cannot_be_written_is_refused_before_it_is_sent() {
    Object broken = List.of(Map.of("headers", Map.of("A", "b\r\nC: d"), "body", "v"));
    assertThatThrownBy(() -> ask("Http", post(Map.of("$multipart", broken))))
        .hasStackTraceContaining("a header of a part must not have a line break");
    assertThat(outbound.calls).isEmpty();
  }

  @Test
  void bytes_come_back_as_content() {
    outbound.http(
        call ->
            Future.succeededFuture(
                new HttpAnswer(
                    200,
                    Map.of("content-type", "application/pdf"),
                    Buffer.buffer(new byte[] {0, 1, 2}))));
    assertThat(ask("Http", get("https://a.example/")).body())
        .isEqualTo(Map.of("$content-type", "application/pdf", "$content", "AAEC"));
  }

  @Test
  void an_active_directory_token_is_requested_once_for_each_set_of_credentials() {
    outbound.http(
        call ->
            call.uri().getPath().endsWith("/token")
                ? ScriptedOutbound.json(200, "{\"access_token\":\"abc\",\"expires_in\":3600}")
                : ScriptedOutbound.json(200, "{}"));
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(get("https://a.example/"));
    parameters.put(
        "authentication",
        Map.of(
            "type", "ActiveDirectoryOAuth",
            "tenant", "contoso.onmicrosoft.com",
            "audience", "https://a.example/",
            "clientId", "me",
            "secret", "s3cr3t-s3cr3t"));
    Connector connector = connector();
    for (int i = 0; i < 3; i++) {
      world.await(
          connector.call(ConnectorFixtures.call("Http", parameters)), Duration.ofMinutes(1));
    }
    assertThat(outbound.calls).hasSize(4);
    assertThat(outbound.calls.get(0).uri())
        .hasToString("https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token");
    assertThat(String.valueOf(outbound.calls.get(0).body()))
        .contains("scope=https%3A%2F%2Fa.example%2F.default");
    assertThat(outbound.calls.get(1).headers()).containsEntry("Authorization", "Bearer abc");
  }

  @Test
  void basic_and_raw_are_sent_and_others_are_refused() {
    outbound.http(call -> ScriptedOutbound.json(200, "{}"));
    Map<String, @Nullable Object> basic = new LinkedHashMap<>(get("https://a.example/"));
    basic.put("authentication", Map.of("type", "Basic", "username", "u", "password", "p"));
    ask("Http", basic);
    assertThat(outbound.calls.get(0).headers()).containsEntry("Authorization", "Basic dTpw");
    Map<String, @Nullable Object> unknown = new LinkedHashMap<>(get("https://a.example/"));
    unknown.put("authentication", Map.of("type", "ClientCertificate"));
    assertThatThrownBy(() -> ask("Http", unknown))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("ClientCertificate is not supported");
  }

  @Test
  void an_invalid_address_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> ask("Http", get("https://a.example/?key=canary secret")))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("uri is not a valid address")
        .message()
        .doesNotContain("canary");
  }

  @Test
  void the_signature_matches_the_example_of_the_specification() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            Signature.of(
                List.of(ConnectorFixtures.SIGNING_KEY),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330L,
                body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void both_keys_sign_during_a_rotation() {
    byte[] body = {1};
    String old = ConnectorFixtures.SIGNING_KEY;
    String fresh = "whsec_" + "A".repeat(44);
    assertThat(Signature.of(List.of(old, fresh), "id", 1, body).split(" ", -1))
        .hasSize(2)
        .contains(Signature.of(List.of(old), "id", 1, body));
  }

  @Test
  void a_short_key_is_refused_without_repeating_it() {
    for (String key : List.of("whsec_c2hvcnQ=", "canary-no-base64!", "")) {
      assertThatThrownBy(() -> Signature.of(List.of(key), "id", 1, new byte[0]))
          .isInstanceOf(OutboundException.class)
          .hasMessageContaining("24 to 64 bytes")
          .message()
          .doesNotContain("canary");
    }
  }

  @Test
  void a_delivery_is_a_signed_cloud_event_with_the_same_id_at_every_attempt() {
    outbound.http(call -> ScriptedOutbound.answer(204, "text/plain", ""));
    Map<String, @Nullable Object> event =
        Map.of(
            "endpoint", "crm",
            "type", "io.sluice.segment.threshold.crossed",
            "subject", "segments/vip",
            "data", Map.of("size", 1234L));
    Connector connector = connector();
    world.await(connector.call(call(event, "effect")), Duration.ofMinutes(1));
    world.run(Duration.ofMinutes(5));
    world.await(connector.call(call(event, "effect")), Duration.ofMinutes(1));
    HttpCall first = outbound.calls.get(0);
    HttpCall second = outbound.calls.get(1);
    assertThat(first.headers())
        .containsEntry("content-type", "application/cloudevents+json; charset=utf-8");
    assertThat(first.headers().get("webhook-id"))
        .matches("msg_[0-9a-f]{32}")
        .isEqualTo(second.headers().get("webhook-id"));
    assertThat(first.headers()).containsEntry("webhook-timestamp", "" + START.getEpochSecond());
    assertThat(second.headers())
        .containsEntry("webhook-timestamp", "" + (START.getEpochSecond() + 300));
    byte[] body = Objects.requireNonNull(first.body()).getBytes();
    assertThat(first.headers())
        .containsEntry(
            "webhook-signature",
            Signature.of(
                List.of(ConnectorFixtures.SIGNING_KEY),
                Objects.requireNonNull(first.headers().get("webhook-id")),
                START.getEpochSecond(),
                body));
    Map<?, ?> sent =
        (Map<?, ?>)
            Objects.requireNonNull(WireJson.read(Buffer.buffer(body)).orElseThrow().value());
    assertThat(sent.keySet().stream().map(String::valueOf))
        .containsExactly(
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
    assertThat(String.valueOf(sent.get("source"))).isEqualTo("/instances/main");
    assertThat(String.valueOf(sent.get("time"))).isEqualTo(START.toString());
  }

  @Test
  void status_410_is_final() {
    outbound.http(call -> ScriptedOutbound.answer(410, "text/plain", ""));
    Answer gone = ask("Webhook", Map.of("endpoint", "crm", "type", "a.b"));
    assertThat(gone.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(gone.error()).contains("no longer accepts events");
  }

  @Test
  void an_event_beyond_the_size_limit_is_refused() {
    assertThatThrownBy(
            () ->
                ask(
                    "Webhook",
                    Map.of("endpoint", "crm", "type", "a.b", "data", "x".repeat(65_536))))
        .hasMessageContaining("guarantees delivery up to 65536");
  }

  private Map<String, @Nullable Object> post(Object body) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("method", "POST");
    parameters.put("uri", "https://a.example/");
    parameters.put("body", body);
    return parameters;
  }

  private static Map<String, @Nullable Object> get(String uri) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("method", "GET");
    parameters.put("uri", uri);
    return parameters;
  }

  private static Call call(Map<String, @Nullable Object> parameters, String effectKey) {
    return new Call(
        "Webhook",
        parameters,
        Priority.FLOW,
        "flow",
        effectKey,
        Duration.ofMinutes(1),
        Duration.ofMinutes(2));
  }

  private Connector connector() {
    return Objects.requireNonNull(
        new ConnectorFixtures(folder).connectors(outbound, world).get(Connectors.HTTP));
  }

  private Answer ask(String operation, Map<String, @Nullable Object> parameters) {
    return world.await(
        connector().call(ConnectorFixtures.call(operation, parameters)), Duration.ofMinutes(1));
  }
}
