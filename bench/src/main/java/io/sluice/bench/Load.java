package io.sluice.bench;

import io.vertx.core.Future;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A closed load: a fixed number of callers, each of which calls again as soon as it has its answer.
 * All answers must arrive on one event loop.
 */
public final class Load {
  private static final int MAX_CALLS = 2_000_000;

  private final Supplier<Future<Integer>> call;
  private final long[] nanos = new long[MAX_CALLS];
  private final CountDownLatch idle;
  private long end;
  private long from;
  private int count;
  private long bytes;
  private @Nullable Throwable failure;

  private Load(int callers, Supplier<Future<Integer>> call) {
    this.call = call;
    this.idle = new CountDownLatch(callers);
  }

  /** Percentiles of a duration. */
  public record Percentiles(double p50Millis, double p99Millis) {}

  /**
   * Result of a measurement.
   *
   * @param perSecond answered calls
   * @param megabytesPerSecond of answers
   * @param latency from call to answer
   */
  public record Result(double perSecond, double megabytesPerSecond, Percentiles latency) {
    /** One line of a table. */
    public void print(PrintStream out, String name) {
      out.printf(
          "%-34s %9.0f /s %8.1f MB/s   p50 %7.2f ms   p99 %7.2f ms%n",
          name, perSecond, megabytesPerSecond, latency.p50Millis(), latency.p99Millis());
    }
  }

  /**
   * Calls for a while and then measures for a while.
   *
   * @param start begins the calls on the event loop that answers come on
   * @param call makes one call and gives the answer's size in bytes
   */
  public static Result of(
      int callers,
      int warmSeconds,
      int seconds,
      java.util.function.Consumer<Runnable> start,
      Supplier<Future<Integer>> call)
      throws InterruptedException {
    Load load = new Load(callers, call);
    load.from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmSeconds);
    load.end = load.from + TimeUnit.SECONDS.toNanos(seconds);
    start.accept(
        () -> {
          for (int i = 0; i < callers; i++) {
            load.next();
          }
        });
    load.idle.await();
    if (load.failure != null) {
      throw new IllegalStateException("a call failed", load.failure);
    }
    return load.result(seconds);
  }

  private void next() {
    long begun = System.nanoTime();
    if (begun >= end || failure != null) {
      idle.countDown();
      return;
    }
    call.get()
        .onComplete(
            size -> {
              note(begun, size);
              next();
            },
            cause -> {
              failure = cause;
              idle.countDown();
            });
  }

  private void note(long begun, int size) {
    if (begun >= from && count < MAX_CALLS) {
      nanos[count++] = System.nanoTime() - begun;
      bytes += size;
    }
  }

  private Result result(int seconds) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Result(
        (double) count / seconds,
        bytes / 1e6 / seconds,
        new Percentiles(sorted[count / 2] / 1e6, sorted[(int) (count * 0.99)] / 1e6));
  }
}
