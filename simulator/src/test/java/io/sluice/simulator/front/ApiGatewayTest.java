package io.sluice.simulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final Credentials WHO = Credentials.simulated();

  private final Tokens tokens = new Tokens(1, WHO, Duration.ofHours(1));
  private final Ledger ledger = new Ledger();
  private final ApiGateway door =
      new ApiGateway(WHO, new SlidingWindow(2, Duration.ofSeconds(60)), tokens, ledger, true);

  private Optional<Answer> call(Map<String, String> headers, String uri, Instant now) {
    return door.arrive(Request.of("GET", uri, headers, Buffer.buffer()), now);
  }

  private Map<String, String> good(String key) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ocp-apim-subscription-key", key);
    headers.put("authorization", "Bearer " + tokens.issue(NOW));
    return headers;
  }

  @Test
  void a_call_with_key_and_token_passes() {
    assertThat(call(good(WHO.keys().primary()), "/instances", NOW)).isEmpty();
  }

  @Test
  void the_key_may_come_in_the_query() {
    Map<String, String> headers = good("");
    assertThat(call(headers, "/instances?subscription-key=" + WHO.keys().secondary(), NOW))
        .isEmpty();
  }

  @Test
  void a_missing_key_gets_the_gateways_error() {
    Answer answer = call(Map.of(), "/instances", NOW).orElseThrow();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .isEqualTo(
            "{\"statusCode\":401,\"message\":\"Access denied due to missing subscription key. Make"
                + " sure to include subscription key when making requests to an API.\"}");
  }

  @Test
  void a_wrong_key_gets_the_gateways_error() {
    Answer answer = call(good("nonsense"), "/instances", NOW).orElseThrow();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .isEqualTo(
            "{\"statusCode\":401,\"message\":\"Access denied due to invalid subscription key. Make"
                + " sure to provide a valid key for an active subscription.\"}");
  }

  @Test
  void both_keys_share_one_limit_and_the_refusal_says_how_long() {
    call(good(WHO.keys().primary()), "/instances", NOW);
    call(good(WHO.keys().secondary()), "/instances", NOW.plusSeconds(10));
    Answer answer =
        call(good(WHO.keys().primary()), "/instances", NOW.plusMillis(20_500)).orElseThrow();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("Retry-After", "40");
    assertThat(answer.text())
        .isEqualTo(
            "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 40"
                + " seconds.\"}");
  }

  @Test
  void a_missing_token_gets_a_challenge_and_no_body() {
    Answer answer =
        call(Map.of("ocp-apim-subscription-key", WHO.keys().primary()), "/instances", NOW)
            .orElseThrow();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().get("WWW-Authenticate")).startsWith("Bearer ");
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void an_expired_token_is_refused_to_the_second() {
    Map<String, String> headers = good(WHO.keys().primary());
    assertThat(call(headers, "/instances", NOW.plusSeconds(3_599))).isEmpty();
    assertThat(call(headers, "/instances", NOW.plusSeconds(3_600)))
        .map(answer -> answer.headers().get("WWW-Authenticate"))
        .hasValueSatisfying(text -> assertThat(text).contains("expired"));
  }

  @Test
  void a_changed_token_is_refused() {
    String token = tokens.issue(NOW);
    String forged = token.substring(0, token.length() - 3) + "abc";
    assertThat(tokens.problem(Optional.of("Bearer " + forged), NOW)).isPresent();
    assertThat(tokens.problem(Optional.of("Bearer nonsense"), NOW)).isPresent();
    assertThat(tokens.problem(Optional.of("Basic abc"), NOW)).isPresent();
    assertThat(tokens.problem(Optional.of("bearer " + token), NOW)).isEmpty();
  }

  @Test
  void a_restarted_issuer_with_the_same_seed_accepts_its_tokens() {
    String token = tokens.issue(NOW);
    Tokens restarted = new Tokens(1, WHO, Duration.ofHours(1));
    Tokens other = new Tokens(2, WHO, Duration.ofHours(1));
    assertThat(restarted.problem(Optional.of("Bearer " + token), NOW)).isEmpty();
    assertThat(other.problem(Optional.of("Bearer " + token), NOW)).isPresent();
  }

  @Test
  void the_ledger_counts_every_arrival_and_the_throttled_apart() {
    for (int i = 0; i < 5; i++) {
      call(good(WHO.keys().primary()), "/instances?subscription-key=secret", NOW.plusSeconds(i));
    }
    call(Map.of(), "/instances", NOW.plusSeconds(120));
    Ledger.View view = ledger.view(2);
    assertThat(view.total()).isEqualTo(6);
    assertThat(view.throttled()).isEqualTo(3);
    assertThat(view.largestIn60s()).isEqualTo(5);
    assertThat(view.arrivals())
        .containsExactly(
            new Arrival(NOW.plusSeconds(4), "GET", "/instances", true),
            new Arrival(NOW.plusSeconds(120), "GET", "/instances", false));
  }

  @Test
  void without_auth_the_limit_still_holds() {
    ApiGateway open =
        new ApiGateway(WHO, new SlidingWindow(1, Duration.ofSeconds(60)), tokens, ledger, false);
    assertThat(open.arrive(Request.of("GET", "/instances"), NOW)).isEmpty();
    assertThat(open.arrive(Request.of("GET", "/instances"), NOW)).isPresent();
  }
}
