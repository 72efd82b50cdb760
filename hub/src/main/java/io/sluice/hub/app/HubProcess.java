package io.sluice.hub.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The operating system process of a long-running command: creates the platform, blocks the main
 * thread, and stops in order on Ctrl-C or SIGTERM.
 */
public final class HubProcess {
  private static final long START_SECONDS = 60;

  /** Per shutdown step. */
  private static final long STOP_SECONDS = 15;

  /** Half the cores: a message between two event loops costs more than the second loop gains. */
  private static final int LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final HubPlatform platform;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A process on the system's clock and network. */
  public HubProcess() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MicrometerMetricsOptions options =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setJvmMetricsEnabled(true)
            // Our own metrics are more specific, and these add a tenth to the time of a call.
            .setDisabledMetricsCategories(
                Set.of("eventbus", "http.server", "http.client", "net.server", "net.client"));
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setMetricsOptions(options)
                    .setEventLoopPoolSize(LOOPS)
                    .setFileSystemOptions(noFileCache()))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    this.platform = HubPlatform.of(vertx, Time.system(), registry);
    platform
        .meters()
        .set(
            Metric.BUILD_INFO,
            1,
            ProductVersion.text(),
            String.valueOf(Runtime.version().feature()));
  }

  /**
   * Without Vert.x's cache of files from the class path: the hub reads none through Vert.x, and the
   * cache folder would remain in the temporary folder when the process is killed.
   */
  private static FileSystemOptions noFileCache() {
    return new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
  }

  /** What hubs and simulators in this process run on. */
  public HubPlatform platform() {
    return platform;
  }

  /**
   * Blocks until something has started; closes Vert.x when it fails.
   *
   * @throws StartupException with the message of the failure, or after a minute
   */
  public <T> T awaitStart(Future<T> start) {
    try {
      return start.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      platform.vertx().close();
      throw new StartupException(message(failed));
    } catch (TimeoutException late) {
      platform.vertx().close();
      throw new StartupException(
          "it did not start within a minute; the log above shows what it waits for");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted while starting");
    }
  }

  /**
   * Blocks until Ctrl-C or SIGTERM, then runs the shutdown and closes Vert.x, each for at most 15
   * seconds.
   */
  public void serve(Supplier<Future<Void>> shutdown) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shutdown), "sluice-stop"));
    try {
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Supplier<Future<Void>> shutdown) {
    try {
      // Not chained as futures: one that is bound to a Vert.x context never completes once Vert.x
      // is closed.
      await(shutdown.get());
      await(platform.vertx().close());
    } catch (ExecutionException | TimeoutException incomplete) {
      System.err.println("sluice: the shutdown was incomplete: " + incomplete.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    LogShutdown.flush();
    stopped.countDown();
  }

  private static void await(Future<Void> step)
      throws ExecutionException, TimeoutException, InterruptedException {
    step.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
  }

  private static String message(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return String.valueOf(cause == null ? failed.getMessage() : cause.getMessage());
  }
}
