package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.slot;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Grouping of writes, and the results that callers receive. */
final class WriterTest {
  private final StoreFixture fixture = new StoreFixture();
  private final Held held = new Held();

  private JdbcStore open(int queueBound, int groupBound) {
    StoreConfig config = StoreConfig.inMemory().withBounds(queueBound, groupBound);
    return fixture.open(config, held.threads());
  }

  @Test
  void writes_that_wait_together_are_one_commit() {
    JdbcStore store = open(100, 100);
    List<Future<List<String>>> writes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      writes.add(store.history().commit(sweep(event("e" + i))));
    }
    assertThat(writes).noneMatch(Future::isComplete);

    held.run();

    assertThat(writes).allMatch(Future::succeeded);
    assertThat(commits("committed")).isEqualTo(1);
  }

  @Test
  void more_writes_than_a_group_holds_are_several_commits_in_order() {
    JdbcStore store = open(100, 2);
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Future<List<String>> write = store.history().commit(sweep(event("e" + i)));
      write.onSuccess(ids -> told.add(number));
    }

    held.run();

    assertThat(told).containsExactly(0, 1, 2, 3, 4);
    assertThat(commits("committed")).isEqualTo(3);
  }

  @Test
  void a_failed_write_does_not_affect_others_of_its_group() {
    JdbcStore store = open(100, 100);
    Future<List<String>> before = store.history().commit(sweep(event("e1")));
    Future<Object> half =
        store
            .access()
            .write(
                session -> {
                  new CommitWriter(session, sweep(event("half"))).run();
                  session.update("insert into meta (name, value) values ('x', null)");
                  return null;
                });
    Future<Object> bug =
        store
            .access()
            .write(
                session -> {
                  throw new IllegalStateException("a bug");
                });
    Future<List<String>> after = store.history().commit(sweep(event("e2")));

    held.run();

    assertThat(before.succeeded()).isTrue();
    assertThat(after.succeeded()).isTrue();
    assertThat(half.cause()).isInstanceOf(StoreException.class).hasMessageContaining("meta.value");
    assertThat(bug.cause()).isInstanceOf(StoreException.class).hasMessageContaining("a bug");
    assertThat(await(store.history().event("e1"))).isPresent();
    assertThat(await(store.history().event("half"))).isEmpty();
    assertThat(await(store.history().event("e2"))).isPresent();
    assertThat(commits("committed")).isEqualTo(1);
  }

  @Test
  void a_write_sees_those_before_it_in_its_group() {
    JdbcStore store = open(100, 100);
    Future<List<String>> first = store.history().commit(sweep(event("e1")));
    Future<List<String>> second = store.history().commit(sweep(event("e1")));

    held.run();

    assertThat(first.result()).containsExactly("e1");
    assertThat(second.result()).isEmpty();
  }

  @Test
  void a_write_beyond_the_bound_fails_immediately_with_the_reason() {
    JdbcStore store = open(2, 100);
    Future<Void> first = store.check();
    Future<Void> second = store.check();

    Future<Void> third = store.check();

    assertThat(third.failed()).isTrue();
    assertThat(third.cause())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("2 writes waiting");
    assertThat(commits("refused")).isEqualTo(1);
    held.run();
    assertThat(first.succeeded()).isTrue();
    assertThat(second.succeeded()).isTrue();
    held.run();
    Future<Void> later = store.check();
    held.run();
    assertThat(later.succeeded()).isTrue();
  }

  @Test
  void a_settlement_needs_no_separate_commit() {
    JdbcStore store = open(100, 100);
    Future<Void> reserved = store.slots().reserve("a", slot(1, NOON));
    held.run();
    Future<Void> settled =
        store.slots().settle("a", io.sluice.hub.store.Samples.settled(slot(1, NOON), NOON));
    held.run();

    assertThat(reserved.succeeded()).isTrue();
    assertThat(settled.succeeded()).isTrue();
    assertThat(commits("committed")).isEqualTo(1);

    Future<Void> next = store.slots().reserve("a", slot(2, NOON));
    held.run();
    assertThat(next.succeeded()).isTrue();
    assertThat(commits("committed")).isEqualTo(2);
  }

  @Test
  void closing_writes_everything_that_was_accepted() {
    JdbcStore store = open(100, 1);
    Future<List<String>> first = store.history().commit(sweep(event("e1")));
    Future<List<String>> second = store.history().commit(sweep(event("e2")));
    Future<Void> patient = store.slots().settle("a", slot(1, NOON));
    Future<Void> closed = store.close();
    Future<Void> late = store.check();

    held.run();

    assertThat(first.succeeded()).isTrue();
    assertThat(second.succeeded()).isTrue();
    assertThat(patient.succeeded()).isTrue();
    assertThat(closed.succeeded()).isTrue();
    assertThat(late.cause()).hasMessageContaining("closed");
    assertThat(commits("committed")).isEqualTo(3);
  }

  @Test
  void a_write_made_in_the_callback_of_another_is_written() {
    JdbcStore store = fixture.open(StoreConfig.inMemory(), StoreThreads.inline());
    Promise<List<String>> second = Promise.promise();
    Future<List<String>> first = store.history().commit(sweep(event("e1")));
    first.compose(ids -> store.history().commit(sweep(event("e2")))).onComplete(second);

    assertThat(second.future().result()).containsExactly("e2");
  }

  @Test
  void a_caller_on_an_event_loop_gets_results_on_its_context_and_is_never_blocked() {
    Vertx vertx = Vertx.vertx();
    JdbcStore store = fixture.open(StoreConfig.inMemory(), StoreThreads.own());
    try {
      Context context = vertx.getOrCreateContext();
      List<CompletableFuture<Context>> told = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        told.add(new CompletableFuture<>());
      }
      CompletableFuture<Boolean> atOnce = new CompletableFuture<>();
      context.runOnContext(
          start -> {
            Future<List<String>> write = store.history().commit(sweep(event("e1")));
            atOnce.complete(write.isComplete());
            write.onComplete(done -> told.get(0).complete(Vertx.currentContext()));
            store
                .access()
                .write(session -> Thread.currentThread().getName())
                .onSuccess(
                    name ->
                        told.get(1)
                            .complete(
                                name.startsWith("sluice-store-writer")
                                    ? Vertx.currentContext()
                                    : null));
            store
                .history()
                .event("e1")
                .onComplete(done -> told.get(2).complete(Vertx.currentContext()));
          });

      assertThat(atOnce.join()).isFalse();
      assertThat(told).allSatisfy(one -> assertThat(one.join()).isSameAs(context));
    } finally {
      await(store.close());
      await(vertx.close());
    }
  }

  @Test
  void when_the_stores_thread_has_ended_writes_fail_instead_of_waiting_for_ever() {
    StoreThreads gone =
        new StoreThreads(
            work -> {
              throw new RejectedExecutionException("shut down");
            },
            Runnable::run,
            () -> {});
    JdbcStore store = fixture.open(StoreConfig.inMemory(), gone);

    assertThatThrownBy(() -> await(store.check()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("thread has ended");
  }

  @Test
  void a_handler_that_throws_does_not_stop_the_writer() {
    JdbcStore store = open(100, 100);
    store
        .check()
        .onSuccess(
            done -> {
              throw new IllegalStateException("in a handler");
            });
    Future<Void> next = store.check();

    held.run();

    assertThat(next.succeeded()).isTrue();
    assertThat(commits("committed")).isEqualTo(1);
  }

  private double commits(String outcome) {
    return fixture.registry.get("sluice.store.commits").tag("outcome", outcome).counter().count();
  }
}
