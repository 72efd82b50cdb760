package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults as a client meets them on the wire. */
@ExtendWith(VertxExtension.class)
class FaultsTest {
  private static final String INSTANCES = "/v1/instances";

  private Bench bench;

  @BeforeEach
  void start(Vertx vertx) {
    bench = new Bench(vertx);
    bench.api(HttpMethod.GET, INSTANCES, "");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void fault(String rule) {
    HttpResponse<Buffer> answer =
        bench.plain(HttpMethod.PUT, "/_sim/faults", "[" + rule.replace('\'', '"') + "]");
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
  }

  private HttpResponse<Buffer> ask() {
    return bench.api(HttpMethod.GET, INSTANCES, "");
  }

  @Test
  void a_cut_body_is_an_error_for_the_client() {
    fault("{'fault':'truncate','percent':50}");
    assertThatThrownBy(this::ask).hasMessageContaining("Connection was closed");
  }

  @Test
  void a_reset_closes_the_connection_and_only_accepted_requests_have_an_effect() {
    String jobs = "/v1/instances/" + bench.instance + "/workflows/main/jobs?operationType=all";
    int before = bench.list("/workflows/main/jobs?top=200").size();
    fault("{'fault':'reset','where':'Submit-a-workflow-job'}");
    assertThatThrownBy(() -> bench.api(HttpMethod.POST, jobs, "")).hasMessageContaining("closed");
    assertThat(bench.list("/workflows/main/jobs?top=200")).hasSize(before);
    fault("{'fault':'reset','where':'Submit-a-workflow-job','taken':true}");
    assertThatThrownBy(() -> bench.api(HttpMethod.POST, jobs, "")).hasMessageContaining("closed");
    assertThat(bench.list("/workflows/main/jobs?top=200")).hasSize(before + 1);
  }

  @Test
  void a_timeout_counts_in_the_ledger_and_never_answers() {
    fault("{'fault':'timeout','where':'Get-all-instances'}");
    int before = bench.sim(HttpMethod.GET, "ledger", "").getInteger("total");
    assertThatThrownBy(
            () -> Bench.await(bench.signed(HttpMethod.GET, INSTANCES).timeout(300).send()))
        .hasMessageContaining("timeout");
    assertThat(bench.sim(HttpMethod.GET, "ledger", "").getInteger("total")).isEqualTo(before + 1);
  }

  @Test
  void a_login_page_comes_with_200() {
    fault("{'fault':'login'}");
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(ask().getHeader("Content-Type")).startsWith("text/html");
  }

  @Test
  void a_429_comes_with_any_retry_after() {
    fault("{'fault':'throttle','retryAfter':'none'}");
    assertThat(ask().statusCode()).isEqualTo(429);
    assertThat(ask().getHeader("Retry-After")).isNull();
    fault("{'fault':'throttle','retryAfter':'-5'}");
    assertThat(ask().getHeader("Retry-After")).isEqualTo("-5");
  }

  @Test
  void a_dripped_body_arrives_whole() {
    String whole = ask().bodyAsString();
    fault("{'fault':'drip','bytes':64,'millis':1}");
    assertThat(ask().bodyAsString()).isEqualTo(whole);
  }

  @Test
  void an_old_answer_is_repeated() {
    fault("{'fault':'stale','where':'Get-list-of-recent-workflow-jobs'}");
    String first = bench.list("/workflows/main/jobs").encode();
    bench.clock.forward(Duration.ofMinutes(30));
    assertThat(bench.list("/workflows/main/jobs").encode()).isEqualTo(first);
    assertThat(bench.plain(HttpMethod.DELETE, "/_sim/faults", "").statusCode()).isEqualTo(204);
    assertThat(bench.list("/workflows/main/jobs").encode()).isNotEqualTo(first);
  }

  @Test
  void paging_faults_show_in_the_rows() {
    String second = "/data/Customer?$select=CustomerId&$top=5&$skip=5";
    String right = bench.object(second).getJsonArray("value").encode();
    fault("{'fault':'ignoreSkip','where':'Get-entities-with-OData-path'}");
    String first = bench.object(second).getJsonArray("value").encode();
    assertThat(first)
        .isNotEqualTo(right)
        .isEqualTo(
            bench
                .object("/data/Customer?$select=CustomerId&$top=5")
                .getJsonArray("value")
                .encode());
    fault("{'fault':'shortPage','rows':2}");
    JsonObject page = bench.object(second);
    assertThat(page.getJsonArray("value")).hasSize(2);
    assertThat(page.getLong("@odata.count")).isGreaterThan(1_000);
  }

  @Test
  void faults_apply_to_sinks_and_token_endpoint_but_not_to_the_control_api() {
    fault("{'fault':'status','status':500}");
    assertThat(bench.plain(HttpMethod.POST, "/teams/ops", "{}").statusCode()).isEqualTo(500);
    assertThat(bench.plain(HttpMethod.POST, "/hooks/audit", "{}").statusCode()).isEqualTo(500);
    assertThat(bench.sim(HttpMethod.GET, "inbox/teams", "").getInteger("total")).isZero();
    fault("{'fault':'teamsText','where':'teams'}");
    HttpResponse<Buffer> teams = bench.plain(HttpMethod.POST, "/teams/ops", "{}");
    assertThat(teams.statusCode()).isEqualTo(200);
    assertThat(teams.bodyAsString()).contains("Microsoft Teams endpoint returned HTTP error 429");
  }

  @Test
  void an_invalid_rule_is_refused_with_the_choices() {
    HttpResponse<Buffer> answer =
        bench.plain(HttpMethod.PUT, "/_sim/faults", "{\"rules\":[{\"fault\":\"meteor\"}]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getJsonArray("choices")).contains("latency", "stale");
    List<?> known = bench.sim(HttpMethod.GET, "faults", "").getJsonArray("known").getList();
    assertThat(known).hasSameSizeAs(answer.bodyAsJsonObject().getJsonArray("choices").getList());
  }
}
