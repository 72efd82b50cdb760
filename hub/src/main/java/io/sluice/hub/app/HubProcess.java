package io.sluice.hub.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a long-running command needs of its process: a Vert.x with metrics, waiting, and stopping in
 * order.
 */
public final class HubProcess {
  private static final long STOP_SECONDS = 15;

  /** Half the cores; a message between two loops costs more than the second loop gains. */
  private static final int LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(registry);
  private final Vertx vertx;
  private final CountDownLatch ended = new CountDownLatch(1);

  public HubProcess() {
    MicrometerMetricsOptions options =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setJvmMetricsEnabled(true)
            // Ours say more, and these cost a tenth of a call's time.
            .setDisabledMetricsCategories(
                Set.of("eventbus", "http.server", "http.client", "net.server", "net.client"));
    this.vertx =
        Vertx.builder()
            .with(new VertxOptions().setMetricsOptions(options).setEventLoopPoolSize(LOOPS))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    meters.set(
        Metric.BUILD_INFO, 1, ProductVersion.text(), String.valueOf(Runtime.version().feature()));
  }

  public Vertx vertx() {
    return vertx;
  }

  public Meters meters() {
    return meters;
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * Waits for something to start; on failure the process's Vert.x is closed.
   *
   * @throws StartupException with the failure's sentence
   */
  public <T> T started(Future<T> starting) {
    try {
      return starting.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    } catch (ExecutionException failed) {
      vertx.close();
      throw new StartupException(words(failed));
    } catch (TimeoutException late) {
      vertx.close();
      throw new StartupException(
          "it did not start within a minute; the log above says what it waits for");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted while starting");
    }
  }

  /** Runs until Ctrl-C or SIGTERM, then stops in order, for at most a while. */
  public void serve(Supplier<Future<Void>> stop) {
    Thread hook =
        new Thread(
            () -> {
              try {
                // One after the other from here: what is bound to a context of Vert.x can no
                // longer complete when Vert.x has ended.
                done(stop.get());
                done(vertx.close());
              } catch (ExecutionException | TimeoutException unclean) {
                System.err.println(
                    "sluice: not everything stopped in order: " + unclean.getMessage());
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              LogShutdown.end();
              ended.countDown();
            },
            "sluice-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void done(Future<Void> step)
      throws ExecutionException, TimeoutException, InterruptedException {
    step.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
  }

  private static String words(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return String.valueOf(cause == null ? failed.getMessage() : cause.getMessage());
  }
}
