package io.sluice.bench.hub;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A store in a temporary folder, which is deleted when it is closed. */
final class BenchStore implements AutoCloseable {
  private final Path folder;
  private final JdbcStore store;

  BenchStore(Time time, StoreThreads threads) throws IOException {
    folder = Files.createTempDirectory("sluice-bench");
    store =
        JdbcStore.open(
            StoreConfig.in(folder),
            threads,
            time,
            new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
  }

  JdbcStore store() {
    return store;
  }

  Path folder() {
    return folder;
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() throws Exception {
    await(store.close());
    delete(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
