package io.sluice.hub.prove;

import io.sluice.hub.outbound.Attempt;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.outbound.Target;
import io.sluice.hub.outbound.Transport;
import io.sluice.simulator.OfflineSimulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The network between the hub and the services. A request that left arrives, even when the process
 * that sent it is dead or has given up by then: at the latest at its timeout and the grace.
 */
final class QuotaWire implements Transport {
  private static final long LAST_ARRIVAL = QuotaWorld.TIMEOUT.plusSeconds(5).toMillis();
  private static final List<String> ODD_WAITS =
      List.of("", "1", "7", "-5", "0", "1000000000", "soon", "Sun, 06 Nov 1994 08:49:37 GMT");

  private final WorldClock clock;
  private final List<QuotaSite> sites;
  private final Random chance;
  private final Weather weather;
  private final boolean answersAtOnce;
  private final PriorityQueue<Packet> packets =
      new PriorityQueue<>(Comparator.comparing(Packet::at).thenComparingLong(Packet::order));
  private Instant stormUntil = Instant.MIN;
  private long order;
  private int life;

  /** How long a request takes to arrive, and its answer to come back, in milliseconds. */
  interface Weather {
    /** There and back. */
    long[] draw(Random chance);

    /** The same latency each time, half there and half back. */
    static Weather steady(Duration latency) {
      long there = latency.toMillis() / 2;
      return chance -> new long[] {there, latency.toMillis() - there};
    }

    /** Mostly fast, with a heavy tail, and sometimes a stall beyond every timeout. */
    static Weather rough() {
      return chance -> {
        int kind = chance.nextInt(100);
        if (kind < 70) {
          return new long[] {chance.nextInt(200), chance.nextInt(200)};
        }
        if (kind < 90) {
          double tail = 100 / Math.pow(1 - chance.nextDouble(), 1.2);
          return new long[] {(long) (tail / 2), (long) tail};
        }
        boolean before = chance.nextBoolean();
        long stall = 10_000 + chance.nextInt(30_000);
        return before ? new long[] {stall, 50} : new long[] {50, stall};
      };
    }
  }

  private record Packet(Instant at, long order, Runnable arrives) {}

  QuotaWire(
      WorldClock clock,
      List<QuotaSite> sites,
      Random chance,
      Weather weather,
      boolean answersAtOnce) {
    this.clock = clock;
    this.sites = sites;
    this.chance = chance;
    this.weather = weather;
    this.answersAtOnce = answersAtOnce;
  }

  /** Until then most calls are answered by "too many", with odd times to wait. */
  void storm(Duration length) {
    stormUntil = clock.instant().plus(length);
  }

  /** Another process begins: what arrived while none ran arrives now, at the time it did. */
  void reborn() {
    life++;
    deliver();
    packets.forEach(packet -> alarm(packet.at()));
  }

  @Override
  public Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt) {
    attempt.sending();
    QuotaSite site =
        sites.stream().filter(one -> one.port() == call.uri().getPort()).findFirst().orElseThrow();
    long[] trip = weather.draw(chance);
    Instant at = clock.instant().plusMillis(Math.min(trip[0], LAST_ARRIVAL));
    Promise<HttpAnswer> answered = Promise.promise();
    int sender = life;
    packets.add(
        new Packet(
            at,
            order++,
            () -> {
              HttpAnswer answer = answer(site.arrive(at, call.headers()), at);
              if (sender == life && !answersAtOnce) {
                clock
                    .life()
                    .vertx()
                    .setTimer(Math.max(1, trip[1]), fired -> answered.tryComplete(answer));
              }
            }));
    alarm(at);
    if (answersAtOnce) {
      answered.complete(new HttpAnswer(200, Map.of(), Buffer.buffer()));
    }
    return answered.future();
  }

  private HttpAnswer answer(OfflineSimulator.Sent sent, Instant at) {
    if (at.isBefore(stormUntil) && chance.nextInt(10) > 0) {
      String wait = ODD_WAITS.get(chance.nextInt(ODD_WAITS.size()));
      return new HttpAnswer(
          429, wait.isEmpty() ? Map.of() : Map.of("retry-after", wait), Buffer.buffer());
    }
    return new HttpAnswer(sent.status(), sent.headers(), sent.body());
  }

  private void alarm(Instant at) {
    long millis = Math.max(1, Duration.between(clock.instant(), at).toMillis());
    clock.life().vertx().setTimer(millis, fired -> deliver());
  }

  private void deliver() {
    while (!packets.isEmpty() && !packets.element().at().isAfter(clock.instant())) {
      packets.remove().arrives().run();
    }
  }

  @Override
  public Future<MailAnswer> mail(MailCall call, Attempt attempt) {
    attempt.sending();
    return Future.succeededFuture(new MailAnswer(call.messageId(), call.envelope().to(), Map.of()));
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
