package io.sluice.simulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final Credentials WHO = Credentials.simulated();
  private static final String SECOND = "/" + WHO.tenantId() + "/oauth2/v2.0/token";
  private static final String CLIENT =
      "grant_type=client_credentials&client_id="
          + WHO.clientId()
          + "&client_secret="
          + WHO.clientSecret();
  private static final String SCOPE = "&scope=https%3A%2F%2Fapi.ci.ai.microsoft.com%2F.default";

  private final Tokens tokens = new Tokens(1, WHO, Duration.ofSeconds(3_599));
  private final TokenEndpoint endpoint = new TokenEndpoint(WHO, tokens);

  private Answer post(String path, String form, Map<String, String> headers) {
    return endpoint.answer(Request.of("POST", path, headers, Buffer.buffer(form)), NOW);
  }

  private static JsonNode json(Answer answer) {
    return Json.parse(Buffer.buffer(answer.text())).orElseThrow();
  }

  @Test
  void the_second_version_issues_a_token_that_the_gateway_accepts() {
    Answer answer = post(SECOND, CLIENT + SCOPE, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).path("token_type").asText()).isEqualTo("Bearer");
    assertThat(json(answer).path("expires_in").isInt()).isTrue();
    assertThat(json(answer).path("expires_in").asInt()).isEqualTo(3_599);
    String bearer = "Bearer " + json(answer).path("access_token").asText();
    assertThat(tokens.problem(Optional.of(bearer), NOW)).isEmpty();
  }

  @Test
  void the_first_version_writes_its_numbers_as_strings() {
    Answer answer =
        post(
            "/" + WHO.tenantId() + "/oauth2/token",
            CLIENT + "&resource=https://api.ci.ai.microsoft.com/",
            Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).path("expires_in").isTextual()).isTrue();
    assertThat(json(answer).path("expires_on").asText())
        .isEqualTo(Long.toString(NOW.getEpochSecond() + 3_599));
  }

  @Test
  void the_client_may_come_as_basic_authorization() {
    String basic = WHO.clientId() + ":" + WHO.clientSecret();
    String header =
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    Answer answer =
        post(SECOND, "grant_type=client_credentials" + SCOPE, Map.of("authorization", header));
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret=wrong, 401, invalid_client, AADSTS7000215",
    "client_id=someone, 400, unauthorized_client, AADSTS700016",
    "grant_type=password, 400, unsupported_grant_type, AADSTS70003",
    "scope=other, 400, invalid_scope, AADSTS70011",
    "scope=, 400, invalid_request, AADSTS900144",
    "grant_type=, 400, invalid_request, AADSTS900144",
  })
  void errors_have_the_texts_of_microsoft_entra(
      String change, int status, String error, String code) {
    String name = change.substring(0, change.indexOf('='));
    String form = (CLIENT + SCOPE).replaceAll(name + "=[^&]*", change);
    Answer answer = post(SECOND, form, Map.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).path("error").asText()).isEqualTo(error);
    assertThat(json(answer).path("error_description").asText()).startsWith(code + ": ");
  }

  @Test
  void another_tenant_is_not_found() {
    Answer answer = post("/contoso.example/oauth2/v2.0/token", CLIENT + SCOPE, Map.of());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("error_description").asText()).contains("contoso.example");
  }

  @Test
  void no_refusal_repeats_the_secret() {
    String form = (CLIENT + SCOPE).replace(WHO.clientSecret(), "my-guess");
    assertThat(post(SECOND, form, Map.of()).text()).doesNotContain("my-guess");
  }
}
