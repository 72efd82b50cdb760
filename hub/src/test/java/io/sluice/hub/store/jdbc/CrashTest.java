package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.decision;
import static io.sluice.hub.store.Samples.ended;
import static io.sluice.hub.store.Samples.entry;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.run;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreConfig;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/faults.md section E: the content of the store after the process died at any point. */
final class CrashTest {
  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void a_crash_inside_a_group_leaves_exactly_the_groups_before_it() throws Exception {
    Path live = directory.resolve("live");
    Path crashed = Files.createDirectory(directory.resolve("crashed"));
    Held held = new Held();
    JdbcStore store = fixture.open(StoreConfig.in(live).withBounds(100, 3), held.threads());
    List<Future<List<String>>> writes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      writes.add(store.history().commit(sweep(event("e" + i))));
    }
    store
        .access()
        .write(
            session -> {
              // Simulates the death of the process: a restart finds only what is on disk now.
              copy(live, crashed);
              return null;
            });
    held.run();
    assertThat(writes).allMatch(Future::succeeded);
    Future<Void> closed = store.close();
    held.run();
    assertThat(closed.succeeded()).isTrue();

    assertThat(events(crashed)).containsExactly("e2", "e1", "e0");
    assertThat(events(live)).containsExactly("e3", "e2", "e1", "e0");
  }

  @Test
  void a_torn_end_of_the_log_costs_only_what_was_not_acknowledged() throws Exception {
    Path live = directory.resolve("live");
    Path crashed = Files.createDirectory(directory.resolve("crashed"));
    JdbcStore store = fixture.open(StoreConfig.in(live), StoreThreads.inline());
    await(store.history().commit(sweep(event("acknowledged"))));
    long durable = Files.size(live.resolve("sluice.db-wal"));
    await(store.history().commit(sweep(event("torn"))));
    copy(live, crashed);
    await(store.close());
    long whole = Files.size(crashed.resolve("sluice.db-wal"));

    try (var log =
        Files.newByteChannel(
            crashed.resolve("sluice.db-wal"), java.nio.file.StandardOpenOption.WRITE)) {
      log.truncate((durable + whole) / 2);
    }

    assertThat(whole).isGreaterThan(durable);
    assertThat(events(crashed)).containsExactly("acknowledged");
  }

  @Test
  void a_crash_at_any_step_of_forgetting_leaves_a_sound_store() throws Exception {
    Path live = directory.resolve("live");
    JdbcStore store = fixture.open(StoreConfig.in(live), StoreThreads.inline());
    for (int i = 0; i < 2 * HistoryPruner.STEP + 1; i++) {
      FlowRun run = run("r" + i, "e" + i);
      await(
          store
              .history()
              .commit(
                  sweep(
                      List.of(event("e" + i)),
                      List.of(decision("e" + i, "notify", "r" + i)),
                      List.of(run))));
      await(store.runs().append(entry("r" + i, 1), ended(run, "Succeeded", NOON.plusSeconds(9))));
    }
    fixture.pass(Duration.ofDays(400));
    int step = 0;
    boolean more = true;
    while (more) {
      more = await(store.prune());
      // Simulates the death of the process: a restart finds only what is on disk now.
      Path crashed = Files.createDirectory(directory.resolve("crashed-" + step++));
      copy(live, crashed);
      whole(crashed);
    }
    assertThat(step).isGreaterThan(4);
    assertThat(await(store.history().events(Query.newest(1))).items()).isEmpty();
    assertThat(await(store.runs().list(Query.newest(1))).items()).isEmpty();
    await(store.close());
  }

  /** No run without its journal, no event without its decision, and no page damaged. */
  private void whole(Path folder) {
    JdbcStore store = fixture.open(StoreConfig.in(folder), StoreThreads.inline());
    assertThat(await(store.damage())).isEmpty();
    for (FlowRun run : await(store.runs().list(Query.newest(1_000))).items()) {
      assertThat(await(store.runs().run(run.id())).orElseThrow().journal()).hasSize(1);
    }
    for (Event event : await(store.history().events(Query.newest(1_000))).items()) {
      assertThat(await(store.history().decisionsOf(event.id()))).hasSize(1);
    }
    await(store.close());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void after_kill_9_everything_that_was_acknowledged_is_there(long seed) throws Exception {
    int acknowledgements = 50 + new Random(seed).nextInt(1_500);
    Process writer = Children.start(WriteForEver.class, directory.toString());
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader said = Children.reader(writer)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        // The last line may have been cut short.
        if (line.startsWith("kept ") && line.endsWith(".")) {
          acknowledged.add(line.substring(5, line.length() - 1));
        }
        if (acknowledged.size() == acknowledgements) {
          // Through the handle: Process would close the stream and lose the remaining output.
          writer.toHandle().destroyForcibly();
        }
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
    JdbcStore store = fixture.open(StoreConfig.in(directory), StoreThreads.inline());
    for (String id : acknowledged) {
      assertThat(await(store.history().event(id))).as("event %s", id).isPresent();
    }
    assertThat(await(store.damage())).isEmpty();
    await(store.close());
  }

  private List<String> events(Path folder) {
    JdbcStore store = fixture.open(StoreConfig.in(folder), StoreThreads.inline());
    try {
      return await(store.history().events(Query.newest(100))).items().stream()
          .map(Event::id)
          .toList();
    } finally {
      await(store.close());
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().contains("sluice.db")).toList()) {
        if (!file.toString().endsWith("-shm")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes as fast as the store allows and prints the acknowledged events. */
  static final class WriteForEver {
    private WriteForEver() {}

    public static void main(String[] args) throws Exception {
      StoreConfig config = StoreConfig.in(Path.of(args[0]));
      JdbcStore store = new StoreFixture().open(config, StoreThreads.own());
      Semaphore inFlight = new Semaphore(50);
      for (long i = 0; ; i++) {
        String id = "e" + i;
        inFlight.acquire();
        store
            .history()
            .commit(sweep(event(id)))
            .onComplete(
                done -> {
                  if (done.succeeded()) {
                    System.out.println("\nkept " + id + ".");
                  }
                  inFlight.release();
                });
      }
    }
  }
}
