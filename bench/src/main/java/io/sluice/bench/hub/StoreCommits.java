package io.sluice.bench.hub;

import io.sluice.bench.Load;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Durable commits per second, each an event of its own, with the flushes of the same disk beside
 * them: one producer cannot be faster than the disk, many share a flush.
 */
public final class StoreCommits {
  private static final List<Integer> PRODUCERS = List.of(1, 64, 500);
  private static final int WARM_SECONDS = 2;
  private static final int SECONDS = 4;
  private static final int BLOCK = 4_096;

  private StoreCommits() {}

  /** Measures each number of producers. */
  public static void run(PrintStream out) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      for (int producers : PRODUCERS) {
        measure(out, vertx, producers);
      }
    } finally {
      BenchStore.await(vertx.close());
    }
  }

  private static void measure(PrintStream out, Vertx vertx, int producers) throws Exception {
    try (BenchStore bench = new BenchStore(Time.system(), StoreThreads.own())) {
      double before = flushes(bench.folder());
      long[] count = {0};
      Load.Result result =
          Load.of(
              producers,
              WARM_SECONDS,
              SECONDS,
              start -> vertx.runOnContext(nothing -> start.run()),
              () -> bench.store().history().commit(sweep(count[0]++)).map(fresh -> 1));
      double after = flushes(bench.folder());
      result.print(out, producers + " producers");
      out.printf(
          "%-34s %9.0f /s before, %.0f /s after: %.1f commits a flush%n",
          "  flushes of the same disk", before, after, 2 * result.perSecond() / (before + after));
    }
  }

  /** Flushes per second of a file that grows by a block each time. */
  private static double flushes(Path folder) throws IOException {
    Path file = folder.resolve("flushes");
    int flushes = 0;
    long begun = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1)) {
        channel.write(ByteBuffer.allocate(BLOCK));
        channel.force(false);
        flushes++;
      }
    }
    return flushes / ((System.nanoTime() - begun) / 1e9);
  }

  private static Commit sweep(long number) {
    Instant at = Instant.EPOCH.plusSeconds(number);
    Event event =
        new Event(
            "event-" + number,
            new WatchId("bench", "segment.threshold.crossed", "watch"),
            new SubjectRef("segment", "Segment"),
            at,
            at,
            "{\"data\":{\"size\":1234}}");
    return Commit.of("bench", at).withEvents(List.of(event));
  }
}
