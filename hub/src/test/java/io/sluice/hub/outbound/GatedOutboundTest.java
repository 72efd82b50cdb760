package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.BucketConfig;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Window;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatedOutboundTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private final OutboundWorld world = new OutboundWorld(GateConfig.defaults());
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_call_is_sent_as_requested_and_settled() {
    int port =
        world.serve(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          seen.add(request.method() + " " + request.uri() + " " + body);
                          seen.add(String.valueOf(request.getHeader("x-mine")));
                          seen.add(String.valueOf(request.getHeader("accept-encoding")));
                          request
                              .response()
                              .setStatusCode(201)
                              .putHeader("X-Two", List.<String>of("a", "b"))
                              .end("done");
                        }));
    HttpCall call =
        new HttpCall(
            OutboundWorld.terms(TEN),
            "POST",
            URI.create("http://127.0.0.1:" + port + "/a%20b?q=%C3%A9"),
            Map.of("X-Mine", "yes"),
            Buffer.buffer("hello"));
    HttpAnswer answer = world.await(world.outbound().http(call));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).hasToString("done");
    assertThat(answer.headers()).containsEntry("x-two", "a, b");
    assertThat(seen).containsExactly("POST /a%20b?q=%C3%A9 hello", "yes", "null");
    assertThat(bucket().load().inFlight()).isZero();
    assertThat(bucket().usage().calls()).isEqualTo(1);
    assertThat(
            world
                .registry
                .get("sluice.outbound.calls")
                .tags("target", "http", "code_class", "2xx")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(world.registry.get("sluice.outbound.call.duration").timer().count()).isEqualTo(1);
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() {
    int port =
        world.serve(
            request -> {
              seen.add(request.path());
              request.response().setStatusCode(302).putHeader("location", "/secret").end();
            });
    HttpAnswer answer = world.await(world.outbound().http(OutboundWorld.get(url(port))));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(seen).containsExactly("/");
  }

  @Test
  void an_address_that_is_not_allowed_takes_no_permit() {
    OutboundException refused =
        world.failure(world.outbound().http(OutboundWorld.get("http://127.0.0.1:9999/")));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(world.bucket()).isEmpty();
  }

  @Test
  void a_name_that_resolves_to_a_private_address_is_not_called() {
    int port = world.serve(this::note);
    world.name("rebound.example", loopback());
    OutboundException refused =
        world.failure(
            world.outbound().http(OutboundWorld.get("http://rebound.example:" + port + "/")));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(seen).isEmpty();
  }

  @Test
  void a_name_is_resolved_once_and_stays_in_the_host_header() {
    int port = world.serve(this::note);
    world.name("sim.example", loopback());
    world.allow("sim.example", port);
    List<String> asked = new ArrayList<>();
    Resolver flipping =
        host -> {
          asked.add(host);
          return Future.succeededFuture(
              List.of(asked.size() == 1 ? loopback() : InetAddress.getLoopbackAddress()));
        };
    GatedOutbound outbound =
        GatedOutbound.network(
            world.bus,
            world.clock,
            world.meters,
            OutboundConfig.defaults().allowing(java.util.Set.of(new HostPort("sim.example", port))),
            flipping);
    world.await(outbound.http(OutboundWorld.get("http://sim.example:" + port + "/x")));
    assertThat(asked).containsExactly("sim.example");
    assertThat(seen).containsExactly("GET /x sim.example:" + port);
  }

  @Test
  void a_name_without_address_is_unavailable() {
    OutboundException failed =
        world.failure(world.outbound().http(OutboundWorld.get("https://nowhere.example/")));
    assertThat(failed.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(failed).hasMessageContaining("cannot be resolved");
    assertThat(bucket().load().inFlight()).isZero();
  }

  @Test
  void a_refused_connection_is_unavailable_and_settled_at_once() {
    int port = world.serve(this::note);
    world.allow("127.0.0.1", port + 1 > 65_535 ? 1_024 : port + 1);
    OutboundException failed =
        world.failure(
            world.outbound().http(OutboundWorld.get(url(port + 1 > 65_535 ? 1_024 : port + 1))));
    assertThat(failed.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(bucket().load().inFlight()).isZero();
  }

  @Test
  void no_answer_in_time_is_unknown_and_counts_until_the_grace_is_over() {
    List<HttpServerRequest> held = new ArrayList<>();
    List<Instant> closed = new ArrayList<>();
    int port =
        world.serve(
            request -> {
              held.add(request);
              request.connection().closeHandler(gone -> closed.add(world.clock.instant()));
            });
    Future<HttpAnswer> call = world.outbound().http(OutboundWorld.get(url(port)));
    world.clock.run(TEN.minusMillis(1));
    assertThat(call.isComplete()).isFalse();
    world.clock.run(Duration.ofMillis(2));
    assertThat(world.failure(call).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(held).hasSize(1);
    assertThat(closed).hasSize(1);
    assertThat(bucket().load().inFlight()).isEqualTo(1);
    world.clock.run(Duration.ofSeconds(5));
    assertThat(bucket().load().inFlight()).isZero();
  }

  @Test
  void a_dribbling_answer_ends_with_the_total_time() {
    int port =
        world.serve(
            request -> {
              request.response().setChunked(true);
              world
                  .clock
                  .vertx()
                  .setPeriodic(
                      1_000,
                      tick -> {
                        if (!request.response().closed()) {
                          request.response().write("x");
                        }
                      });
            });
    OutboundException failed = world.failure(world.outbound().http(OutboundWorld.get(url(port))));
    assertThat(failed.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(world.clock.instant()).isBefore(OutboundWorld.START.plusSeconds(12));
  }

  @Test
  void a_truncated_answer_is_unknown() {
    int port =
        world.serve(
            request -> {
              request.response().putHeader("content-length", "100").write("half");
              world.clock.vertx().setTimer(10, fired -> request.connection().close());
            });
    assertThat(world.failure(world.outbound().http(OutboundWorld.get(url(port)))).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void a_connection_reset_after_the_request_is_unknown_and_not_repeated() {
    int port =
        world.serve(
            request -> {
              seen.add(request.method().name());
              request.connection().close();
            });
    assertThat(
            world
                .failure(world.outbound().http(OutboundWorld.call("POST", url(port), TEN)))
                .outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(seen).containsExactly("POST");
  }

  @Test
  void an_answer_larger_than_allowed_is_abandoned() {
    int port = world.serve(request -> request.response().end(Buffer.buffer(new byte[5_000])));
    OutboundConfig config =
        new OutboundConfig(
            java.util.Set.of(), 4_096, Duration.ofSeconds(5), java.util.Optional.empty());
    OutboundException failed =
        world.failure(world.outbound(config).http(OutboundWorld.get(url(port))));
    assertThat(failed).hasMessageContaining("larger than 4096 bytes");
  }

  @Test
  void a_429_with_seconds_suspends_the_bucket() {
    int port =
        world.serve(
            request -> request.response().setStatusCode(429).putHeader("Retry-After", "30").end());
    world.await(world.outbound().http(OutboundWorld.get(url(port))));
    assertThat(bucket().pausedUntil()).contains(OutboundWorld.START.plusSeconds(30));
    assertThat(bucket().throttled()).isEqualTo(1);
  }

  @Test
  void a_date_is_measured_with_the_servers_own_clock() {
    int port =
        world.serve(
            request ->
                request
                    .response()
                    .setStatusCode(503)
                    .putHeader("Date", "Tue, 10 Mar 2026 12:00:00 GMT")
                    .putHeader("Retry-After", "Tue, 10 Mar 2026 12:00:40 GMT")
                    .end());
    world.await(world.outbound().http(OutboundWorld.get(url(port))));
    assertThat(bucket().pausedUntil()).contains(OutboundWorld.START.plusSeconds(40));
    assertThat(bucket().throttled()).isZero();
  }

  /** The requested wait in seconds; the clock of the server is ten years ahead. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 30 | 30",
        "429 | 0 | 1",
        "429 | -5 | 1",
        "429 | soon | 1",
        "429 | 1.5 | 1",
        "429 | | 1",
        "429 | 1000000000 | 900",
        "429 | 99999999999999999999999999 | 900",
        "429 | Mon, 10 Mar 2036 12:00:40 GMT | 40",
        "429 | Mon, 10 Mar 2036 11:59:20 GMT | 1",
        "429 | Sun, 06 Nov 1994 08:49:37 GMT | 1",
        "429 | Fri, 31 Dec 9999 23:59:59 GMT | 900",
        "429 | Tue, 10 Mar 2036 12:00:40 GMT | 1",
        "503 | 30 | 30",
        "503 | 0 | 1",
        "503 | -5 | 1",
        "503 | soon | 1",
        "503 | 1000000000 | 900",
        "503 | Mon, 10 Mar 2036 12:00:40 GMT | 40",
        "503 | Mon, 10 Mar 2036 11:59:20 GMT | 1",
        "503 | Fri, 31 Dec 9999 23:59:59 GMT | 900",
        "503 | | ",
        "500 | 30 | ",
        "200 | 30 | "
      })
  void any_requested_wait_suspends_the_bucket_for_a_second_to_a_quarter_of_an_hour(
      int status, @Nullable String asked, @Nullable Integer seconds) {
    int port =
        world.serve(
            request -> {
              HttpServerResponse answer = request.response().setStatusCode(status);
              answer.putHeader("Date", "Mon, 10 Mar 2036 12:00:00 GMT");
              if (asked != null) {
                answer.putHeader("Retry-After", asked);
              }
              answer.end();
            });
    world.await(world.outbound().http(OutboundWorld.get(url(port))));

    assertThat(bucket().pausedUntil())
        .isEqualTo(Optional.ofNullable(seconds).map(OutboundWorld.START::plusSeconds));
    assertThat(bucket().throttled()).isEqualTo(status == 429 ? 1 : 0);
  }

  @Test
  void no_permit_is_throttled_and_nothing_is_sent() {
    try (OutboundWorld narrow =
        new OutboundWorld(
            GateConfig.defaults()
                .with(BucketKey.Kind.HTTP, BucketConfig.of(10, Window.of(1, 600))))) {
      int port = narrow.serve(this::note);
      GatedOutbound outbound = narrow.outbound();
      narrow.await(outbound.http(OutboundWorld.get(url(port))));
      OutboundException refused = narrow.failure(outbound.http(OutboundWorld.get(url(port))));
      assertThat(refused.outcome()).isEqualTo(Outcome.THROTTLED);
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void headers_that_could_change_the_request_are_refused() {
    int port = world.serve(this::note);
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("X-A", "one\r\nX-B: two");
    bad.put("X-C", "nul\u0000");
    bad.put("X-D", "line\nfeed");
    bad.put("X-E", "\u2028");
    bad.put("X F", "space");
    bad.put("X-G\r\n", "name");
    bad.put("", "empty");
    bad.put("Host", "elsewhere");
    bad.put("Transfer-Encoding", "chunked");
    bad.put("content-length", "5");
    bad.put("Connection", "upgrade");
    bad.forEach(
        (name, value) -> {
          HttpCall call =
              new HttpCall(
                  OutboundWorld.terms(TEN),
                  "GET",
                  URI.create(url(port)),
                  Map.of(name, value),
                  null);
          assertThat(world.failure(world.outbound().http(call)).outcome())
              .as(name)
              .isEqualTo(Outcome.REJECTED);
        });
    for (String method : List.of("CONNECT", "TRACE", "get", "GET /x", "G\r\nET", "")) {
      assertThat(
              world
                  .failure(world.outbound().http(OutboundWorld.call(method, url(port), TEN)))
                  .outcome())
          .isEqualTo(Outcome.REJECTED);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void an_answer_in_another_protocol_is_no_answer() {
    int port =
        world
            .clock
            .await(
                world
                    .clock
                    .vertx()
                    .createNetServer()
                    .connectHandler(this::babble)
                    .listen(0, "127.0.0.1"),
                TEN)
            .actualPort();
    world.allow("127.0.0.1", port);
    assertThat(world.failure(world.outbound().http(OutboundWorld.get(url(port)))).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void a_call_that_cannot_leave_in_time_is_not_sent() {
    Attempt attempt = new Attempt(world.clock, TEN);
    world.clock.run(TEN);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    OutboundException.class, attempt::sending)
                .outcome())
        .isEqualTo(Outcome.UNAVAILABLE);
    assertThat(attempt.isSent()).isFalse();
  }

  private void babble(NetSocket socket) {
    socket.write("220 mail.example ESMTP\r\n");
  }

  private void note(HttpServerRequest request) {
    seen.add(request.method() + " " + request.uri() + " " + request.authority());
    request.response().end();
  }

  private Gate.BucketStatus bucket() {
    return world.bucket().orElseThrow();
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port + "/";
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
