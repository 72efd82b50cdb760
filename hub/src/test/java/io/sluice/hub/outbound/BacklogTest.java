package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backlog of 1,000 calls against a server that counts in a sliding window and answers late. */
class BacklogTest {
  private static final int CALLS = 1_000;
  private static final int LIMIT = 100;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final BucketKey INSIGHTS =
      new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/main");

  @Test
  void is_worked_off_at_the_limit_and_never_above_it() {
    try (OutboundWorld world = new OutboundWorld(GateConfig.defaults().trustingEmptyLedger())) {
      Counting server = new Counting(world);
      int port = world.serve(server::answer);
      GatedOutbound outbound = world.outbound();
      Terms terms =
          new Terms(
              INSIGHTS, Priority.FLOW, "paging", Duration.ofMinutes(30), Duration.ofSeconds(30));
      HttpCall call =
          new HttpCall(terms, "GET", URI.create("http://127.0.0.1:" + port + "/"), Map.of(), null);
      List<Future<HttpAnswer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(outbound.http(call));
      }
      world.clock.await(Future.all(calls), Duration.ofMinutes(15));

      assertThat(calls).allSatisfy(done -> assertThat(done.result().status()).isEqualTo(200));
      assertThat(server.arrivals).hasSize(CALLS);
      assertThat(server.tooMany).isZero();
      assertThat(server.worst()).isLessThanOrEqualTo(LIMIT);
      Duration whole = Duration.between(server.arrivals.get(0), server.arrivals.get(CALLS - 1));
      assertThat(whole).isLessThanOrEqualTo(Duration.ofSeconds(551));
    }
  }

  /** Counts arrivals; answers 429 above the limit per minute. */
  private static final class Counting {
    private final OutboundWorld world;
    private final List<Instant> arrivals = new ArrayList<>();
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private int tooMany;

    Counting(OutboundWorld world) {
      this.world = world;
    }

    void answer(HttpServerRequest request) {
      Instant now = world.clock.instant();
      arrivals.add(now);
      while (!recent.isEmpty() && Duration.between(recent.element(), now).compareTo(WINDOW) > 0) {
        recent.remove();
      }
      recent.add(now);
      boolean refused = recent.size() > LIMIT;
      tooMany += refused ? 1 : 0;
      world
          .clock
          .vertx()
          .setTimer(
              LATENCY.toMillis(),
              fired -> request.response().setStatusCode(refused ? 429 : 200).end("{}"));
    }

    /** Maximum number of arrivals in any closed minute. */
    int worst() {
      int worst = 0;
      int from = 0;
      for (int to = 0; to < arrivals.size(); to++) {
        while (Duration.between(arrivals.get(from), arrivals.get(to)).compareTo(WINDOW) > 0) {
          from++;
        }
        worst = Math.max(worst, to - from + 1);
      }
      return worst;
    }
  }
}
