package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store in virtual time, as simulations use it. */
final class VirtualStoreTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final VirtualTime virtual = new VirtualTime(NOON);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final JdbcStore store =
      JdbcStore.open(
          StoreConfig.inMemory().withRetention(Duration.ofDays(2), Long.MAX_VALUE),
          StoreThreads.inline(),
          virtual,
          new Meters(registry));

  @AfterEach
  void close() {
    virtual.await(store.close(), MOMENT);
    virtual.close();
  }

  @Test
  void verticles_get_results_in_the_order_of_their_writes_without_virtual_time_passing() {
    List<String> trace = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      deploy(new Writing("w" + i, trace));
    }
    virtual.run(Duration.ofMillis(100));

    assertThat(trace)
        .containsExactly("w0 at 10", "w1 at 10", "w2 at 10", "w0 again", "w1 again", "w2 again");
  }

  @Test
  void a_write_completes_in_a_later_turn() {
    List<Boolean> atOnce = new ArrayList<>();
    deploy(
        new VerticleBase() {
          @Override
          public Future<?> start() {
            Future<List<String>> write = store.history().commit(sweep(event("e1")));
            atOnce.add(write.isComplete());
            return write;
          }
        });

    assertThat(atOnce).containsExactly(false);
  }

  @Test
  void upkeep_deletes_old_history_as_time_passes() {
    deploy(new UpkeepVerticle(store));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 3 * HistoryPruner.STEP; i++) {
      events.add(event("e" + i));
    }
    virtual.await(store.history().commit(sweep(events, List.of(), List.of())), MOMENT);

    virtual.run(Duration.ofDays(2));
    assertThat(events()).isNotEmpty();

    virtual.run(Duration.ofHours(1));
    assertThat(events()).isEmpty();
    assertThat(registry.get("sluice.store.size.bytes").gauge().value()).isZero();
  }

  private List<Event> events() {
    return virtual.await(store.history().events(Query.newest(10)), MOMENT).items();
  }

  private void deploy(VerticleBase verticle) {
    virtual.await(virtual.vertx().deployVerticle(verticle), MOMENT);
  }

  /** Writes at a time, and again in the callback. */
  private final class Writing extends VerticleBase {
    private final String name;
    private final List<String> trace;

    Writing(String name, List<String> trace) {
      this.name = name;
      this.trace = trace;
    }

    @Override
    public Future<?> start() {
      vertx.setTimer(
          10,
          fired ->
              store
                  .history()
                  .commit(sweep(event(name)))
                  .onSuccess(
                      ids ->
                          trace.add(
                              name + " at " + Duration.between(NOON, virtual.instant()).toMillis()))
                  .compose(ids -> store.history().commit(sweep(event(name + "-2"))))
                  .onSuccess(ids -> trace.add(name + " again")));
      return Future.succeededFuture();
    }
  }
}
