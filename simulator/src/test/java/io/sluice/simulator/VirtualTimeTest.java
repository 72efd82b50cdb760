package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.VirtualVertx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The simulator on one event loop under a virtual clock, as the whole-system simulations run it.
 */
class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final class Lab implements AutoCloseable {
    final VirtualVertx time = new VirtualVertx(START);
    final Simulator simulator;
    final WebClient client;

    Lab(Function<SimulatorConfig, SimulatorConfig> change) {
      SimulatorConfig config =
          SimulatorConfig.defaults(time).withApi(ApiOptions.documented().withoutAuth());
      simulator = time.await(Simulator.start(time.vertx(), change.apply(config)), MINUTE);
      client = WebClient.create(time.vertx());
    }

    Future<HttpResponse<Buffer>> get(String path) {
      return client.get(simulator.port(), "127.0.0.1", path).send();
    }

    JsonObject sim(String path) {
      return time.await(get("/_sim/" + path), MINUTE).bodyAsJsonObject();
    }

    Future<HttpResponse<Buffer>> post(String path, String body) {
      return client
          .post(simulator.port(), "127.0.0.1", path)
          .sendBuffer(Buffer.buffer(body.replace('\'', '"')));
    }

    void put(String path, String body) {
      time.await(
          client
              .put(simulator.port(), "127.0.0.1", path)
              .sendBuffer(Buffer.buffer(body.replace('\'', '"'))),
          MINUTE);
    }

    @Override
    public void close() {
      time.close();
    }
  }

  private static List<String> hour() {
    try (Lab lab = new Lab(config -> config.withSeed(5))) {
      List<String> trace = new ArrayList<>();
      String jobs = "/v1/instances/" + lab.simulator.instanceId() + "/workflows/main/jobs";
      for (int i = 0; i < 60; i++) {
        lab.time.run(MINUTE);
        HttpResponse<Buffer> answer = lab.time.await(lab.get(jobs + "?includeTasks=true"), MINUTE);
        trace.add(answer.getHeader("X-Sim-Clock") + " " + answer.bodyAsString());
      }
      trace.add(lab.sim("facts?limit=100000").encode());
      trace.add(lab.sim("ledger").encode());
      return trace;
    }
  }

  @Test
  void an_hour_of_calls_is_the_same_each_time() {
    List<String> first = hour();
    assertThat(first).hasSize(62);
    assertThat(hour()).isEqualTo(first);
  }

  @Test
  void facts_are_listed_at_their_time_without_requests() {
    try (Lab lab = new Lab(config -> config)) {
      lab.time.run(Duration.ofMinutes(30));
      long before = lab.sim("world").getLong("facts");
      lab.time.run(Duration.ofMinutes(30));
      Instant due = Instant.parse(lab.sim("clock").getString("nextEvent"));
      assertThat(due).isAfter(lab.time.instant());
      assertThat(lab.sim("world").getLong("facts")).isGreaterThan(before);
    }
  }

  @Test
  void latency_delays_answers_except_the_control_api_and_calls_count_on_arrival() {
    try (Lab lab = new Lab(config -> config.withLatency(Duration.ofMillis(750)))) {
      Future<HttpResponse<Buffer>> answer = lab.get("/v1/instances");
      lab.time.run(Duration.ofMillis(749));
      assertThat(answer.isComplete()).isFalse();
      assertThat(lab.sim("ledger").getJsonArray("arrivals").getJsonObject(0).getString("at"))
          .isEqualTo(START.toString());
      lab.time.run(Duration.ofMillis(1));
      assertThat(answer.succeeded()).isTrue();
    }
  }

  @Test
  void a_delayed_answer_follows_the_one_that_overtook_it() {
    try (Lab lab = new Lab(config -> config)) {
      lab.put("/_sim/faults", "[{'fault':'reorder','times':1,'millis':20000}]");
      Future<HttpResponse<Buffer>> first = lab.get("/v1/instances");
      lab.time.run(Duration.ofSeconds(5));
      assertThat(first.isComplete()).isFalse();
      lab.time.await(lab.get("/v1/instances"), Duration.ofSeconds(1));
      lab.time.run(Duration.ofMillis(1));
      assertThat(first.succeeded()).isTrue();
    }
  }

  @Test
  void a_delayed_answer_that_none_overtakes_is_sent_eventually() {
    try (Lab lab = new Lab(config -> config)) {
      lab.put("/_sim/faults", "[{'fault':'reorder','millis':20000}]");
      Future<HttpResponse<Buffer>> only = lab.get("/v1/instances");
      lab.time.run(Duration.ofMillis(19_999));
      assertThat(only.isComplete()).isFalse();
      lab.time.run(Duration.ofMillis(1));
      assertThat(only.succeeded()).isTrue();
    }
  }

  @Test
  void the_limit_slides_with_the_virtual_clock() {
    try (Lab lab =
        new Lab(config -> config.withLimits(new Limits(2, Duration.ofSeconds(60), false)))) {
      List<Integer> statuses = new ArrayList<>();
      for (int second = 0; second < 70; second += 10) {
        statuses.add(lab.time.await(lab.get("/v1/instances"), MINUTE).statusCode());
        lab.time.run(Duration.ofSeconds(10));
      }
      assertThat(statuses).containsExactly(200, 200, 429, 429, 429, 429, 200);
    }
  }

  @Test
  void a_mail_is_accepted_on_the_same_event_loop() {
    try (Lab lab = new Lab(config -> config)) {
      MailClient mailer =
          MailClient.create(
              lab.time.vertx(),
              new MailConfig().setHostname("127.0.0.1").setPort(lab.simulator.smtpPort()));
      MailMessage message =
          new MailMessage().setFrom("a@example.com").setTo("b@example.com").setText("hi");
      lab.time.await(mailer.sendMail(message), MINUTE);
      assertThat(lab.sim("inbox/mail").getInteger("total")).isEqualTo(1);
      lab.time.await(mailer.close(), MINUTE);
    }
  }

  @Test
  void a_fast_clock_advances_the_world_without_requests() {
    try (Lab lab = new Lab(config -> config)) {
      long before = lab.sim("world").getLong("facts");
      lab.post("/_sim/clock", "{'action':'run','times':600}");
      Instant due = Instant.parse(lab.sim("clock").getString("nextEvent"));
      long seconds =
          Duration.between(Instant.parse(lab.sim("clock").getString("now")), due).toSeconds();
      lab.time.run(Duration.ofMillis(seconds * 1_000 / 600 + 10));
      assertThat(lab.sim("world").getLong("facts")).isGreaterThan(before);
    }
  }

  @Test
  void a_year_passes_in_slices_while_other_requests_are_answered() {
    try (Lab lab = new Lab(config -> config)) {
      lab.time.await(lab.post("/_sim/clock", "{'action':'pause'}"), MINUTE);
      Future<HttpResponse<Buffer>> year = lab.post("/_sim/clock", "{'action':'step','by':'P30D'}");
      Instant reached = START;
      for (int i = 0; i < 3; i++) {
        HttpResponse<Buffer> clock = lab.time.await(lab.get("/_sim/clock"), MINUTE);
        JsonObject shown = clock.bodyAsJsonObject();
        Instant now = Instant.parse(shown.getString("now"));
        assertThat(year.isComplete()).isFalse();
        assertThat(shown.getString("goesTo")).isEqualTo(START.plus(Duration.ofDays(30)).toString());
        assertThat(now).isAfterOrEqualTo(reached).isBefore(START.plus(Duration.ofDays(30)));
        assertThat(lab.sim("world").getString("now")).isNotEqualTo(START.toString());
        reached = now;
      }
      assertThat(reached).isAfter(START);
      HttpResponse<Buffer> second =
          lab.time.await(lab.post("/_sim/clock", "{'action':'step','by':'PT1H'}"), MINUTE);
      assertThat(second.statusCode()).isEqualTo(409);
      JsonObject done = lab.time.await(year, MINUTE).bodyAsJsonObject();
      assertThat(done.getString("now")).isEqualTo(START.plus(Duration.ofDays(30)).toString());
      assertThat(done.containsKey("goesTo")).isFalse();
    }
  }

  @Test
  void an_advance_of_the_clock_ends_when_the_world_is_replaced() {
    try (Lab lab = new Lab(config -> config)) {
      Future<HttpResponse<Buffer>> year = lab.post("/_sim/clock", "{'action':'step','by':'P30D'}");
      lab.sim("clock");
      lab.time.await(lab.post("/_sim/reset", ""), MINUTE);
      assertThat(lab.time.await(year, MINUTE).statusCode()).isEqualTo(409);
      assertThat(lab.sim("clock").containsKey("goesTo")).isFalse();
    }
  }

  @Test
  void an_event_is_due_earlier_after_the_clock_was_advanced_or_accelerated() {
    try (VirtualVertx time = new VirtualVertx(START)) {
      SimulatorConfig config = SimulatorConfig.defaults(time);
      SimulatorCore machine = new SimulatorCore(config);
      SimulatorVerticle verticle = new SimulatorVerticle(config, machine);
      time.await(time.vertx().deployVerticle(verticle), MINUTE);
      WebClient client = WebClient.create(time.vertx());
      Instant due = machine.world().nextDue().orElseThrow();
      Duration step = Duration.between(time.instant(), due).dividedBy(2);
      String ahead = "{\"action\":\"step\",\"by\":\"" + step + "\"}";
      for (String command : List.of(ahead, "{\"action\":\"run\",\"times\":100}")) {
        time.await(
            client
                .post(verticle.port(), "127.0.0.1", "/_sim/clock")
                .sendBuffer(Buffer.buffer(command)),
            MINUTE);
        Instant next = machine.world().nextDue().orElseThrow();
        Duration left = Duration.between(machine.clock().instant(), next);
        time.run(left.dividedBy(machine.clock().speed()).plusMillis(2));
        assertThat(machine.world().nextDue().orElseThrow()).as(command).isAfter(next);
      }
    }
  }
}
