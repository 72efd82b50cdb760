package io.sluice.hub.connector.customerinsights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorFixtures;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.ScriptedOutbound;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerInsightsConnectorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String INSTANCE =
      "https://api.example/v1/instances/11111111-2222-3333-4444-555555555555";

  private final VirtualTime world = new VirtualTime(Instant.parse("2026-03-04T06:00:00Z"));
  private final ScriptedOutbound outbound = new ScriptedOutbound();
  private int tokens;
  @TempDir Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_call_carries_token_and_key_and_is_counted_for_the_environment() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[{\"a\":1}]"));
    Answer answer = ask(connector(), "ListDataSources", Map.of());
    assertThat(answer.body()).isEqualTo(List.of(Map.of("a", 1L)));
    HttpCall token = outbound.calls.get(0);
    assertThat(token.terms().bucket())
        .isEqualTo(new BucketKey(BucketKey.Kind.TOKEN, "login.example"));
    assertThat(String.valueOf(token.body()))
        .isEqualTo(
            "grant_type=client_credentials&client_id=client"
                + "&client_secret=canary-client-secret%2F%2B%3D%7E"
                + "&scope=https%3A%2F%2Fapi.ci.ai.microsoft.com%2F.default");
    HttpCall call = outbound.calls.get(1);
    assertThat(call.uri()).hasToString(INSTANCE + "/manage/datasources");
    assertThat(call.headers())
        .containsEntry("authorization", "Bearer token-1")
        .containsEntry("ocp-apim-subscription-key", ConnectorFixtures.SUBSCRIPTION_KEY);
    assertThat(call.terms().bucket())
        .isEqualTo(
            new BucketKey(
                BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/11111111-2222-3333-4444-555555555555"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ListSegments | includeHistoricStats=true | /manage/segments?includeHistoricStats=true",
        "ListMeasures | | /manage/measures",
        "ListJobs | top=20;includeTasks=true | /workflows/main/jobs?top=20&includeTasks=true",
        "GetJob | jobId=7 | /workflows/main/jobs/7",
        "GetStatus | | /workflows/main/status",
        "GetTables | dataset=x | /manage/entities",
        "GetItems | dataset=x;table=Customer;$top=100;$skip=200 |"
            + " /data/Customer?%24top=100&%24skip=200",
        "GetItem | dataset=x;table=Customer;id=o'brien |"
            + " /data/Customer?%24filter=CustomerId%20eq%20%27o%27%27brien%27",
      })
  void each_operation_has_its_path(String operation, @Nullable String given, String path) {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[]"));
    ask(connector(), operation, parameters(given));
    assertThat(outbound.calls.get(1).uri()).hasToString(INSTANCE + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", " "})
  void a_name_cannot_change_the_path(String table) {
    Connector connector = connector();
    OutboundException refused =
        catchThrowableOfType(
            OutboundException.class,
            () -> connector.call(ConnectorFixtures.call("GetItems", Map.of("table", table))));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(outbound.calls).isEmpty();
  }

  @Test
  void a_slash_in_a_name_stays_in_the_name() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[]"));
    ask(connector(), "GetItems", Map.of("table", "a/../b?c#d"));
    assertThat(outbound.calls.get(1).uri().getRawPath()).endsWith("/data/a%2F..%2Fb%3Fc%23d");
  }

  @Test
  void concurrent_and_later_callers_share_one_token() {
    Promise<HttpAnswer> slow = Promise.promise();
    outbound.http(call -> isToken(call) ? slow.future() : ScriptedOutbound.json(200, "[]"));
    Connector connector = connector();
    List<Future<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(connector.call(ConnectorFixtures.call("ListSegments", Map.of())));
    }
    assertThat(outbound.calls).hasSize(1);
    slow.complete(token().result());
    calls.forEach(call -> assertThat(world.await(call, MINUTE).status()).isEqualTo(200));
    ask(connector, "ListSegments", Map.of());
    assertThat(outbound.calls.stream().filter(CustomerInsightsConnectorTest::isToken)).hasSize(1);
  }

  @Test
  void a_token_is_renewed_before_it_expires() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[]"));
    Connector connector = connector();
    ask(connector, "ListSegments", Map.of());
    world.run(Duration.ofSeconds(3_600 - 121));
    ask(connector, "ListSegments", Map.of());
    assertThat(tokens).isEqualTo(1);
    world.run(Duration.ofSeconds(2));
    ask(connector, "ListSegments", Map.of());
    assertThat(tokens).isEqualTo(2);
  }

  @Test
  void a_refused_token_is_renewed_once_for_everybody_and_the_calls_repeated_once() {
    outbound.http(
        call ->
            isToken(call)
                ? token()
                : "Bearer token-1".equals(call.headers().get("authorization")) && world.nanos() > 0
                    ? ScriptedOutbound.json(401, "{}")
                    : ScriptedOutbound.json(200, "[]"));
    Connector connector = connector();
    ask(connector, "ListSegments", Map.of());
    world.run(Duration.ofMinutes(5));
    List<Future<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(connector.call(ConnectorFixtures.call("ListSegments", Map.of())));
    }
    calls.forEach(call -> assertThat(world.await(call, MINUTE).status()).isEqualTo(200));
    assertThat(tokens).isEqualTo(2);
  }

  @Test
  void a_persistent_401_requests_no_further_tokens() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(401, "{}"));
    Connector connector = connector();
    for (int i = 0; i < 10; i++) {
      Answer answer = ask(connector, "ListSegments", Map.of());
      assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(answer.error()).contains("check subscriptionKey, clientId and clientSecret");
    }
    assertThat(tokens).isEqualTo(1);
  }

  @Test
  void a_redirect_names_only_the_host_of_its_target() {
    HttpAnswer away =
        new HttpAnswer(
            302, Map.of("location", "https://login.example/x?secret=1"), Buffer.buffer());
    outbound.http(call -> isToken(call) ? token() : Future.succeededFuture(away));
    assertThat(ask(connector(), "ListSegments", Map.of()).error())
        .isEqualTo(
            "ListSegments: status 302, a redirect to login.example, which is not followed;"
                + " check the API's address");
  }

  @Test
  void truncated_json_is_not_reported_as_a_login_page() {
    outbound.http(
        call ->
            isToken(call)
                ? token()
                : ScriptedOutbound.answer(200, "application/json; charset=utf-8", "[{"));
    assertThat(ask(connector(), "ListSegments", Map.of()).error())
        .contains("truncated")
        .doesNotContain("login");
  }

  @Test
  void a_login_page_is_not_an_empty_list() {
    outbound.http(
        call ->
            isToken(call)
                ? token()
                : ScriptedOutbound.answer(200, "text/html", "<html>Sign in</html>"));
    Answer answer = ask(connector(), "ListSegments", Map.of());
    assertThat(answer.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(answer.body()).isNull();
    assertThat(answer.error()).contains("perhaps a login page");
  }

  @Test
  void a_refused_client_is_final_and_shows_the_oauth_error_code_only() {
    outbound.http(
        call ->
            ScriptedOutbound.json(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"no: "
                    + ConnectorFixtures.CLIENT_SECRET
                    + "\"}"));
    OutboundException refused =
        (OutboundException)
            connector().call(ConnectorFixtures.call("ListSegments", Map.of())).cause();
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused)
        .hasMessage(
            "ListSegments: no token from login.example: status 401, invalid_client;"
                + " check tenant, client id and client secret");
  }

  @Test
  void a_token_endpoint_that_is_down_is_unavailable() {
    outbound.http(
        call -> Future.failedFuture(new OutboundException(Outcome.UNKNOWN, "nothing came")));
    OutboundException down =
        (OutboundException)
            connector().call(ConnectorFixtures.call("ListSegments", Map.of())).cause();
    assertThat(down.outcome()).isEqualTo(Outcome.UNAVAILABLE);
  }

  @Test
  void a_written_row_is_sent_as_json() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(201, "{}"));
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("Title", "Visit");
    item.put("Amount", 12L);
    ask(connector(), "PostItem", Map.of("table", "Activity", "item", item));
    assertThat(String.valueOf(outbound.calls.get(1).body()))
        .isEqualTo("{\"Title\":\"Visit\",\"Amount\":12}");
  }

  @Test
  void the_v1_token_endpoint_gets_a_resource() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[]"));
    CustomerInsightsConfig known =
        new ConnectorFixtures(folder).config().get(CustomerInsightsConfig.class).orElseThrow();
    CustomerInsightsConfig older =
        new CustomerInsightsConfig(
            known.api(),
            URI.create("https://login.example/contoso/oauth2/token"),
            known.tenant(),
            known.instanceId(),
            known.scope(),
            known.credentials(),
            known.paths());
    ask(new CustomerInsightsConnector(older, outbound, world), "ListSegments", Map.of());
    assertThat(String.valueOf(outbound.calls.get(0).body()))
        .contains("&resource=https%3A%2F%2Fapi.ci.ai.microsoft.com")
        .doesNotContain("scope", ".default");
  }

  @Test
  void two_spellings_of_one_environment_share_one_ledger() {
    outbound.http(call -> isToken(call) ? token() : ScriptedOutbound.json(200, "[]"));
    for (boolean upper : List.of(false, true)) {
      CustomerInsightsConfig known =
          new ConnectorFixtures(folder).config().get(CustomerInsightsConfig.class).orElseThrow();
      CustomerInsightsConfig spelled =
          new CustomerInsightsConfig(
              known.api(),
              known.token(),
              upper ? "CONTOSO" : "contoso",
              upper ? "AAAA-BBBB" : "aaaa-bbbb",
              known.scope(),
              known.credentials(),
              known.paths());
      ask(new CustomerInsightsConnector(spelled, outbound, world), "ListSegments", Map.of());
    }
    assertThat(outbound.calls)
        .filteredOn(call -> !isToken(call))
        .extracting(call -> call.terms().bucket().label())
        .containsExactly(
            "customer-insights:contoso/aaaa-bbbb", "customer-insights:contoso/aaaa-bbbb");
  }

  private Connector connector() {
    Connector found =
        new ConnectorFixtures(folder).connectors(outbound, world).get(Connectors.CUSTOMER_INSIGHTS);
    assertThat(found).isNotNull();
    return java.util.Objects.requireNonNull(found);
  }

  private Answer ask(
      Connector connector, String operation, Map<String, @Nullable Object> parameters) {
    return world.await(connector.call(ConnectorFixtures.call(operation, parameters)), MINUTE);
  }

  private static Map<String, @Nullable Object> parameters(@Nullable String given) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    if (given != null) {
      for (String one : given.split(";", -1)) {
        int equals = one.indexOf('=');
        parameters.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    return parameters;
  }

  private Future<HttpAnswer> token() {
    tokens++;
    return ScriptedOutbound.json(
        200, "{\"access_token\":\"token-" + tokens + "\",\"expires_in\":3600}");
  }

  private static boolean isToken(HttpCall call) {
    return call.uri().getPath().endsWith("/token");
  }
}
