package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SimulatorTest {
  private Bench bench;

  @BeforeEach
  void start(Vertx vertx) {
    bench = new Bench(vertx);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void every_sweep_of_a_client_is_answered_from_one_world() {
    JsonArray instances = bench.api(HttpMethod.GET, "/v1/instances", "").bodyAsJsonArray();
    assertThat(instances.getJsonObject(0).getString("instanceId")).isEqualTo(bench.instance);
    JsonObject source =
        bench.list("/manage/datasources").getJsonObject(0).getJsonObject("dataSourceMetadata");
    assertThat(bench.list("/manage/datasources/v2").getJsonObject(0)).isEqualTo(source);
    assertThat(bench.object("/manage/datasources/" + source.getString("dataSourceId")))
        .isEqualTo(new JsonObject().put("dataSourceMetadata", source));
    JsonObject segment = bench.list("/manage/segments").getJsonObject(0);
    long size = segment.getJsonObject("evaluationStatus").getLong("entityCount");
    String name = segment.getString("name");
    assertThat(bench.object("/manage/entities/" + name + "/entitysize").getLong("rowCount"))
        .isEqualTo(size);
    assertThat(bench.object("/data/" + name).getLong("@odata.count")).isEqualTo(size);
  }

  @Test
  void both_forms_of_the_workflow_address_answer_alike() {
    JsonArray jobs = bench.list("/workflows/main/jobs?includeTasks=true");
    assertThat(jobs).isNotEmpty();
    assertThat(bench.list("/manage/workflows/main/jobs?includeTasks=true")).isEqualTo(jobs);
    HttpResponse<Buffer> other =
        bench.api(
            HttpMethod.GET,
            "/api/instances/" + bench.instance + "/workflows/main/jobs?includeTasks=true",
            "");
    assertThat(other.bodyAsJsonArray()).isEqualTo(jobs);
  }

  @Test
  void a_submitted_job_runs_and_ends_as_time_passes() {
    String source =
        bench
            .list("/manage/datasources")
            .getJsonObject(0)
            .getJsonObject("dataSourceMetadata")
            .getString("dataSourceId");
    JsonObject job =
        bench
            .api(
                HttpMethod.POST,
                "/v1/instances/"
                    + bench.instance
                    + "/manage/workflows/main/jobs?operationType=Ingestion&identifiers='"
                    + source
                    + "'&forceRunRequested=true",
                "")
            .bodyAsJsonObject();
    assertThat(job.getString("operationType")).isEqualTo("ingestion");
    assertThat(job.getString("jobSubmissionKind")).isEqualTo("onDemand");
    bench.clock.forward(Duration.ofMinutes(5));
    JsonObject ended = bench.object("/workflows/main/jobs/" + job.getString("jobId"));
    assertThat(ended.getString("jobStatus")).isIn("successful", "failed", "timedOut");
    assertThat(Instant.parse(ended.getString("endTimestamp"))).isAfter(Bench.NOW);
  }

  @Test
  void the_limit_is_kept_and_the_ledger_shows_what_arrived() {
    bench.token();
    for (int i = 0; i < 100; i++) {
      assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").statusCode()).isEqualTo(200);
    }
    HttpResponse<Buffer> refused = bench.api(HttpMethod.GET, "/v1/instances", "");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
    assertThat(refused.bodyAsString())
        .isEqualTo(
            "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 60"
                + " seconds.\"}");
    JsonObject ledger = bench.sim(HttpMethod.GET, "ledger?arrivals=1", "");
    assertThat(ledger.getInteger("total")).isEqualTo(101);
    assertThat(ledger.getInteger("throttled")).isEqualTo(1);
    assertThat(ledger.getInteger("largestIn60s")).isEqualTo(101);
    assertThat(ledger.getJsonArray("arrivals"))
        .containsExactly(
            new JsonObject()
                .put("at", Bench.NOW.toString())
                .put("method", "GET")
                .put("path", "/v1/instances")
                .put("throttled", true));
    assertThat(ledger.getJsonObject("token").getInteger("total")).isEqualTo(2);
    bench.clock.forward(Duration.ofSeconds(60));
    assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").statusCode()).isEqualTo(200);
  }

  @Test
  void refusals_have_the_documented_bodies() {
    HttpResponse<Buffer> noToken =
        Bench.await(
            bench
                .request(HttpMethod.GET, "/v1/instances")
                .putHeader(
                    "Ocp-Apim-Subscription-Key", bench.simulator.credentials().keys().primary())
                .send());
    assertThat(noToken.statusCode()).isEqualTo(401);
    assertThat(noToken.getHeader("WWW-Authenticate")).startsWith("Bearer ");
    assertThat(noToken.bodyAsString()).isNull();
    String nobody = "/v1/instances/00000000-0000-4000-8000-000000000000";
    JsonObject unknown =
        bench.api(HttpMethod.GET, nobody + "/manage/segments", "").bodyAsJsonObject();
    assertThat(unknown.getString("httpStatusCode")).isEqualTo("404");
    assertThat(unknown.getString("exceptionCulprit")).isEqualTo("user");
    assertThat(unknown.getString("resultSeverity")).isEqualTo("error");
    JsonObject data =
        bench
            .api(
                HttpMethod.GET,
                "/v1/instances/" + bench.instance + "/data/Customer?$filter=Nothing%20eq%201",
                "")
            .bodyAsJsonObject();
    assertThat(data.getString("errorCode")).isEqualTo("BadRequest");
    assertThat(data.containsKey("error")).isFalse();
    HttpResponse<Buffer> nowhere = bench.api(HttpMethod.GET, "/v1/instances/x/y/z", "");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.bodyAsString())
        .isEqualTo("{\"statusCode\":404,\"message\":\"Resource not found\"}");
  }

  @Test
  void facts_occur_without_requests(Vertx vertx) {
    JsonObject done =
        bench.sim(
            HttpMethod.POST,
            "trigger",
            "{\"kind\":\"segment.threshold.crossed\",\"overrides\":{\"gap\":\"1s\"}}");
    assertThat(done.getString("message")).isNotBlank();
    long before = bench.sim(HttpMethod.GET, "world", "").getLong("facts");
    bench.clock.forward(Duration.ofHours(2));
    JsonObject facts = bench.sim(HttpMethod.GET, "facts?since=" + before, "");
    assertThat(facts.getJsonArray("facts").stream().map(JsonObject.class::cast))
        .anySatisfy(
            fact -> {
              assertThat(fact.getString("type")).isEqualTo("evaluated");
              assertThat(fact.getString("kind")).isEqualTo("segmentation");
            });
  }

  @Test
  void every_kind_of_trigger_can_be_made_to_happen() {
    JsonArray kinds = bench.sim(HttpMethod.GET, "world", "").getJsonArray("triggerKinds");
    assertThat(kinds).hasSize(6);
    for (Object kind : kinds) {
      HttpResponse<Buffer> answer =
          bench.plain(HttpMethod.POST, "/_sim/trigger", "{\"kind\":\"" + kind + "\"}");
      assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(202);
    }
    HttpResponse<Buffer> wrong =
        bench.plain(HttpMethod.POST, "/_sim/trigger", "{\"kind\":\"segment.exploded\"}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.bodyAsJsonObject().getJsonArray("choices")).isEqualTo(kinds);
  }

  @Test
  void a_mail_sent_by_a_real_client_is_in_the_inbox(Vertx vertx) {
    MailClient mailer =
        MailClient.create(
            vertx, new MailConfig().setHostname("127.0.0.1").setPort(bench.simulator.smtpPort()));
    MailMessage message =
        new MailMessage()
            .setFrom("hub@example.com")
            .setTo(List.of("owner@example.com", "Second <second@example.com>"))
            .setSubject("Auffrischung fehlgeschlagen – Loyalty")
            .setText(".dots and\n..more dots\n")
            .setHtml("<b>fett</b>");
    Bench.await(mailer.sendMail(message));
    JsonObject mail =
        bench.sim(HttpMethod.GET, "inbox/mail", "").getJsonArray("messages").getJsonObject(0);
    assertThat(mail.getString("subject")).isEqualTo("Auffrischung fehlgeschlagen – Loyalty");
    assertThat(mail.getString("from")).isEqualTo("hub@example.com");
    assertThat(mail.getJsonArray("recipients"))
        .containsExactly("owner@example.com", "second@example.com");
    assertThat(mail.getString("text").strip()).startsWith(".dots and").endsWith("..more dots");
    assertThat(mail.getString("html")).contains("<b>fett</b>");
    HttpResponse<Buffer> html =
        bench.plain(HttpMethod.GET, "/_sim/inbox/mail/" + mail.getInteger("id") + "/html", "");
    assertThat(html.getHeader("Content-Security-Policy")).startsWith("sandbox;");
    assertThatThrownBy(
            () -> {
              bench.sim(HttpMethod.PUT, "mail", "{\"refused\":[\"owner@example.com\"]}");
              Bench.await(mailer.sendMail(message));
            })
        .hasMessageContaining("550");
    Bench.await(mailer.close());
  }

  @Test
  void a_teams_message_is_in_the_inbox_and_the_sinks_have_their_own_ledger() {
    HttpResponse<Buffer> answer =
        bench.plain(HttpMethod.POST, "/teams/ops?sig=secret", "{\"text\":\"hi\"}");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonObject card =
        bench.sim(HttpMethod.GET, "inbox/teams", "").getJsonArray("messages").getJsonObject(0);
    assertThat(card.getString("channel")).isEqualTo("ops");
    assertThat(card.getJsonObject("body")).isEqualTo(new JsonObject().put("text", "hi"));
    JsonObject ledger = bench.sim(HttpMethod.GET, "ledger", "");
    assertThat(ledger.getInteger("total")).isZero();
    assertThat(ledger.getJsonObject("sinks").getInteger("total")).isEqualTo(1);
    assertThat(ledger.encode()).doesNotContain("secret");
    assertThat(bench.plain(HttpMethod.DELETE, "/_sim/inbox", "").statusCode()).isEqualTo(204);
    assertThat(bench.sim(HttpMethod.GET, "inbox/teams", "").getInteger("total")).isZero();
  }

  @Test
  void the_page_is_sandboxed_by_its_content_security_policy() {
    for (String path : List.of("/", "/_sim/inbox", "/_sim/page/inbox.js", "/_sim/page/inbox.css")) {
      HttpResponse<Buffer> page = bench.plain(HttpMethod.GET, path, "");
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.getHeader("Content-Security-Policy"))
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
    }
    String html = bench.plain(HttpMethod.GET, "/", "").bodyAsString();
    assertThat(html).doesNotContain("style=").doesNotContain("onclick").doesNotContain("<script>");
  }

  @Test
  void the_control_api_refuses_other_hosts_and_origins() {
    HttpResponse<Buffer> rebound =
        Bench.await(
            bench.request(HttpMethod.GET, "/_sim/world").virtualHost("evil.example").send());
    assertThat(rebound.statusCode()).isEqualTo(403);
    HttpResponse<Buffer> cross =
        Bench.await(
            bench
                .request(HttpMethod.POST, "/_sim/reset")
                .putHeader("Origin", "https://evil.example")
                .send());
    assertThat(cross.statusCode()).isEqualTo(403);
  }

  @Test
  void a_reset_restarts_the_world() {
    bench.plain(HttpMethod.POST, "/teams/ops", "{\"text\":\"hi\"}");
    bench.api(HttpMethod.GET, "/v1/instances", "");
    JsonObject world = bench.sim(HttpMethod.POST, "reset", "{\"seed\":9}");
    assertThat(world.getInteger("seed")).isEqualTo(9);
    assertThat(bench.sim(HttpMethod.GET, "ledger", "").getInteger("total")).isZero();
    assertThat(bench.sim(HttpMethod.GET, "inbox/teams", "").getInteger("total")).isZero();
    HttpResponse<Buffer> wrong =
        bench.plain(HttpMethod.POST, "/_sim/reset", "{\"environment\":\"nowhere\"}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.bodyAsJsonObject().getJsonArray("choices")).contains("retailer");
  }

  @Test
  void the_test_clock_drives_world_limit_and_tokens() {
    bench.api(HttpMethod.GET, "/v1/instances", "");
    assertThat(bench.sim(HttpMethod.POST, "clock", "{\"action\":\"pause\"}").getString("mode"))
        .isEqualTo("paused");
    bench.clock.forward(Duration.ofDays(1));
    HttpResponse<Buffer> still = bench.api(HttpMethod.GET, "/v1/instances", "");
    assertThat(still.statusCode()).isEqualTo(200);
    assertThat(still.getHeader("X-Sim-Clock")).isEqualTo(Bench.NOW + "; paused");
    assertThat(still.getHeader("Date")).isEqualTo("Mon, 2 Mar 2026 10:00:00 GMT");
    JsonObject stepped =
        bench.sim(HttpMethod.POST, "clock", "{\"action\":\"step\",\"by\":\"PT2H\"}");
    assertThat(stepped.getString("now")).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").statusCode()).isEqualTo(401);
    String due = stepped.getString("nextEvent");
    assertThat(bench.sim(HttpMethod.POST, "clock", "{\"action\":\"next\"}").getString("now"))
        .isEqualTo(due);
    JsonObject back =
        bench.sim(
            HttpMethod.POST, "clock", "{\"action\":\"advance\",\"to\":\"2026-03-02T10:00:00Z\"}");
    assertThat(back.getString("error")).contains("only moves forward");
    assertThat(bench.sim(HttpMethod.POST, "clock", "{\"action\":\"run\"}").getString("now"))
        .isEqualTo(due);
    bench.clock.forward(Duration.ofMinutes(1));
    assertThat(Instant.parse(bench.sim(HttpMethod.GET, "clock", "").getString("now")))
        .isEqualTo(Instant.parse(due).plus(Duration.ofMinutes(1)));
  }

  @Test
  void a_taken_port_is_refused_in_one_sentence(Vertx vertx) {
    SimulatorConfig config =
        SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW))
            .withPorts(bench.simulator.port(), 0);
    assertThatThrownBy(() -> Bench.await(Simulator.start(vertx, config)))
        .hasMessageContaining(
            "The HTTP port " + bench.simulator.port() + " on 127.0.0.1 is in use");
    SimulatorConfig mail =
        SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW))
            .withPorts(0, bench.simulator.smtpPort());
    assertThatThrownBy(() -> Bench.await(Simulator.start(vertx, mail)))
        .hasMessageContaining("The SMTP port");
  }

  @Test
  void an_unknown_environment_is_refused_with_the_known_ones(Vertx vertx) {
    SimulatorConfig config =
        SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW)).withEnvironment("nowhere");
    assertThatThrownBy(() -> Bench.await(Simulator.start(vertx, config)))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("retailer");
  }

  @Test
  void files_are_given_by_proxy_and_hold_every_row() {
    JsonObject answer = bench.object("/data/Customer?proxy=true");
    JsonArray requests = answer.getJsonArray("httpRequests");
    String uri = requests.getJsonObject(0).getString("uri");
    String path = uri.substring(("http://127.0.0.1:" + bench.simulator.port()).length());
    String csv = bench.plain(HttpMethod.GET, path, "").bodyAsString();
    long customers = bench.object("/data/Customer?$top=1").getLong("@odata.count");
    assertThat(csv.lines().count()).isEqualTo(customers);
    assertThat(bench.plain(HttpMethod.GET, path.replace("sig=", "sig=x"), "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void rows_can_be_written_in_both_forms_of_a_body() {
    String customer =
        bench
            .object("/data/Customer?$top=1")
            .getJsonArray("value")
            .getJsonObject(0)
            .getString("CustomerId");
    JsonObject activity =
        new JsonObject()
            .put("ActivityId", "a-1")
            .put("CustomerId", customer)
            .put("Title", "Called");
    String path = "/v1/instances/" + bench.instance + "/data/UnifiedActivity";
    HttpResponse<Buffer> created = bench.api(HttpMethod.POST, path, activity.encode());
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.bodyAsJsonObject().getInteger("statusCode")).isEqualTo(201);
    String quoted = io.vertx.core.json.Json.encode(activity.put("ActivityId", "a-2").encode());
    assertThat(bench.api(HttpMethod.POST, path, quoted).statusCode()).isEqualTo(201);
    assertThat(bench.api(HttpMethod.POST, path, quoted).statusCode()).isEqualTo(409);
    HttpResponse<Buffer> changed =
        bench.api(
            HttpMethod.PATCH,
            "/v1/instances/" + bench.instance + "/data/Customer/" + customer,
            "{\"City\":\"Nowhere\"}");
    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(
            bench
                .object("/data/Customer?$filter=CustomerId%20eq%20'" + customer + "'")
                .getJsonArray("value")
                .getJsonObject(0)
                .getString("City"))
        .isEqualTo("Nowhere");
  }

  @Test
  void the_clock_runs_many_times_as_fast_and_everything_with_it() {
    bench.api(HttpMethod.GET, "/v1/instances", "");
    JsonObject fast = bench.sim(HttpMethod.POST, "clock", "{\"action\":\"run\",\"times\":3600}");
    assertThat(fast.getInteger("speed")).isEqualTo(3_600);
    long before = bench.sim(HttpMethod.GET, "world", "").getLong("facts");
    bench.clock.forward(Duration.ofSeconds(2));
    HttpResponse<Buffer> late = bench.api(HttpMethod.GET, "/v1/instances", "");
    assertThat(late.statusCode()).isEqualTo(401);
    assertThat(late.getHeader("X-Sim-Clock"))
        .isEqualTo("2026-03-02T12:00:00Z; running 3600 times as fast");
    assertThat(bench.sim(HttpMethod.GET, "world", "").getLong("facts")).isGreaterThan(before);
    JsonObject usual = bench.sim(HttpMethod.POST, "clock", "{\"action\":\"run\"}");
    assertThat(usual.getInteger("speed")).isEqualTo(1);
    bench.clock.forward(Duration.ofSeconds(2));
    assertThat(bench.sim(HttpMethod.GET, "clock", "").getString("now"))
        .isEqualTo("2026-03-02T12:00:02Z");
  }
}
