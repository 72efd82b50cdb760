package io.sluice.hub.gate;

import io.sluice.hub.store.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A simulation around a {@link TokenBucket}: callers, a network with variable latency, a server
 * that records when it counted each call, a ledger on disk and kills. Shares no code with the
 * bucket. World time is the true time of the server.
 */
final class GateWorld {
  private static final Instant EPOCH = Instant.parse("2026-03-04T06:00:00Z");

  private final BucketConfig config;
  private final Random random;
  private final double drift;
  private final Duration hardEnd;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Map<Long, Slot> disk = new LinkedHashMap<>();
  private final List<Long> counted = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private final List<BucketEffects.Refused> refused = new ArrayList<>();

  private TokenBucket bucket;
  private long order;
  private long ticket;
  private long worldNow;
  private long bornAt;
  private Instant bornWall = EPOCH;
  private long wallStep;
  private int life;
  private long alarm;
  private boolean alive = true;

  GateWorld(BucketConfig config, long seed, double drift, Duration hardEnd) {
    this.config = config;
    this.random = new Random(seed);
    this.drift = drift;
    this.hardEnd = hardEnd;
    this.bucket = new TokenBucket(config, RestoredLedger.of(List.of(), EPOCH).firstPermit());
  }

  private record Event(long at, long order, Runnable what) {}

  /** A permit handed to a caller, in world time. */
  record Grant(PermitRequest request, long at) {}

  void at(long worldTime, Runnable what) {
    events.add(new Event(worldTime, order++, what));
  }

  void run(Duration until) {
    while (!events.isEmpty() && events.element().at() <= until.toNanos()) {
      Event next = events.remove();
      worldNow = next.at();
      next.what().run();
    }
  }

  /** A caller requests a permit now; the request is lost while the process is down. */
  void ask(Priority priority, String user, Duration patience) {
    if (!alive) {
      return;
    }
    long now = bucketNow();
    carryOut(
        bucket.acquire(
            now,
            new PermitRequest(
                ticket++, priority, user, now, now + patience.toNanos(), hardEnd.toNanos())));
  }

  /** Kills the process and restarts it later with a stepped wall clock. */
  void restart(Duration downtime, Duration step) {
    int mine = ++life;
    alarm++;
    alive = false;
    at(
        worldNow + downtime.toNanos(),
        () -> {
          if (mine != life) {
            return;
          }
          alive = true;
          bornAt = worldNow;
          wallStep += step.toNanos();
          bornWall = EPOCH.plusNanos(worldNow + wallStep);
          RestoredLedger start = RestoredLedger.of(List.copyOf(disk.values()), bornWall);
          bucket = new TokenBucket(config, 1);
          bucket.restore(
              start.ages().stream().map(age -> -age.toNanos()).toList(), start.firstPermit());
        });
  }

  List<Long> counted() {
    return counted;
  }

  List<Grant> grants() {
    return grants;
  }

  List<BucketEffects.Refused> refused() {
    return refused;
  }

  /** Maximum number of calls that the server counted in any closed window of the given length. */
  int worst(Duration window) {
    List<Long> times = counted.stream().sorted().toList();
    int worst = 0;
    int from = 0;
    for (int to = 0; to < times.size(); to++) {
      while (times.get(to) - times.get(from) > window.toNanos()) {
        from++;
      }
      worst = Math.max(worst, to - from + 1);
    }
    return worst;
  }

  private long bucketNow() {
    return (long) ((worldNow - bornAt) * (1 + drift));
  }

  private void carryOut(BucketEffects effects) {
    effects.granted().forEach(this::send);
    refused.addAll(effects.refused());
    long mine = ++alarm;
    if (effects.wakeAt().isPresent()) {
      long at = bornAt + (long) Math.ceil(effects.wakeAt().getAsLong() / (1 + drift)) + 1;
      at(
          Math.max(at, worldNow + 1),
          () -> {
            if (mine == alarm) {
              carryOut(bucket.wake(bucketNow()));
            }
          });
    }
  }

  private Instant stamp(long bucketTime) {
    return bornWall.plusNanos(bucketTime);
  }

  private void send(BucketEffects.Granted granted) {
    grants.add(new Grant(granted.request(), worldNow));
    Slot slot =
        new Slot(
            granted.permit(), stamp(bucketNow()), stamp(bucketNow() + hardEnd.toNanos()), null);
    disk.put(granted.permit(), slot);
    long most = (long) (hardEnd.toNanos() / (1 + Math.abs(drift))) - 1_000_000;
    long there = latency(most);
    long back = latency(most - there);
    long countedAt = worldNow + there;
    counted.add(countedAt);
    boolean answered = random.nextInt(100) >= 5;
    int mine = life;
    if (answered) {
      at(
          countedAt + back,
          () -> {
            if (mine == life) {
              settle(slot);
            }
          });
    }
  }

  private void settle(Slot slot) {
    long now = bucketNow();
    if (random.nextInt(100) >= 10) {
      disk.put(
          slot.permit(), new Slot(slot.permit(), slot.reservedAt(), slot.hardEnd(), stamp(now)));
    }
    carryOut(bucket.settle(now, slot.permit(), false, OptionalLong.empty()));
  }

  /** Mostly short, occasionally the maximum. */
  private long latency(long most) {
    double tail = random.nextInt(10) == 0 ? random.nextDouble() : random.nextDouble() * 0.02;
    return (long) (most * tail);
  }
}
