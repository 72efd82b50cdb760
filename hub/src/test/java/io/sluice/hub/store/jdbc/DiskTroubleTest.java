package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.Event;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** docs/faults.md section F: the store with a failing disk. */
final class DiskTroubleTest {
  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();
  private final Held held = new Held();
  private JdbcStore store;

  @BeforeEach
  void open_store() {
    store = fixture.open(StoreConfig.in(directory), held.threads());
  }

  @AfterEach
  void close_store() {
    Future<Void> closed = store.close();
    held.run();
    assertThat(closed.isComplete()).isTrue();
  }

  @Test
  void on_a_full_disk_the_whole_group_fails_and_further_writes_fail_at_once_with_advice() {
    Future<List<String>> kept = commit("kept");
    held.run();
    fill();
    Future<List<String>> first = commit("first");
    Future<List<String>> big = commit("big", 100_000);
    Future<List<String>> last = commit("last");

    held.run();

    assertThat(kept.succeeded()).isTrue();
    for (Future<?> failed : List.of(first, big, last, store.check())) {
      assertThat(failed.cause())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("disk is full: free some space");
    }
    assertThat(find("kept")).isPresent();
    assertThat(find("first")).isEmpty();
    assertThat(find("last")).isEmpty();
  }

  @Test
  void a_full_disk_frees_the_reserve_and_the_store_resumes_alone_when_there_is_room() {
    fill();
    commit("big", 100_000);
    held.run();
    assertThat(directory.resolve(DiskReserve.FILE)).doesNotExist();

    fixture.pass(Duration.ofNanos(StoreHealth.PROBE_INTERVAL));
    Future<Void> stillFull = store.check();
    held.run();
    assertThat(stillFull.failed()).isTrue();
    assertThat(directory.resolve(DiskReserve.FILE)).doesNotExist();
    assertThat(store.check().failed()).isTrue();

    makeRoom();
    fixture.pass(Duration.ofNanos(StoreHealth.PROBE_INTERVAL));
    Future<List<String>> afterwards = commit("afterwards");
    held.run();
    assertThat(afterwards.cause()).isNull();
    assertThat(afterwards.succeeded()).isTrue();
    assertThat(directory.resolve(DiskReserve.FILE)).hasSize(DiskReserve.BYTES);
    assertThat(store.check().failed()).isFalse();
    held.run();
  }

  @Test
  void deletions_are_allowed_while_the_disk_is_full() {
    commit("old");
    held.run();
    fill();
    commit("big", 100_000);
    held.run();
    assertThat(store.check().failed()).isTrue();

    Future<Object> tidied =
        store
            .access()
            .tidy(
                session -> {
                  session.update("delete from event where hash = 'old'");
                  return null;
                });
    held.run();

    assertThat(tidied.succeeded()).isTrue();
    assertThat(find("old")).isEmpty();
  }

  @Test
  void writes_that_were_queued_before_the_trouble_fail_like_those_after_it() {
    JdbcStore small =
        fixture.open(StoreConfig.in(directory.resolve("small")).withBounds(100, 1), held.threads());
    fail(small, SQLiteErrorCode.SQLITE_FULL);
    Future<Void> queued = small.check();

    held.run();

    assertThat(queued.cause()).hasMessageContaining("disk is full");
    Future<Void> closed = small.close();
    held.run();
    assertThat(closed.succeeded()).isTrue();
  }

  @Test
  void after_a_failed_flush_nothing_is_acknowledged_until_the_store_is_opened_again() {
    commit("kept");
    held.run();
    Future<Object> failed = fail(store, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    held.run();
    assertThat(failed.cause())
        .hasMessageContaining("check the disk")
        .hasMessageContaining("restart");

    fixture.pass(Duration.ofDays(1));
    Future<Void> later = store.check();
    assertThat(later.cause()).hasMessageContaining("nothing more is written");
    Future<Object> tidy = store.access().tidy(session -> null);
    held.run();
    assertThat(tidy.failed()).isTrue();

    close_store();
    open_store();
    Future<Void> again = store.check();
    held.run();
    assertThat(again.succeeded()).isTrue();
    assertThat(find("kept")).isPresent();
  }

  @Test
  void a_database_deleted_under_the_store_is_noticed_before_anything_is_acknowledged()
      throws Exception {
    commit("e1");
    held.run();
    Files.delete(directory.resolve("sluice.db"));

    Future<List<String>> lost = commit("e2");
    held.run();

    assertThat(lost.cause()).isInstanceOf(StoreException.class).hasMessageContaining("sluice.db");
    assertThat(store.check().failed()).isTrue();
  }

  @Test
  void a_log_replaced_under_the_store_is_noticed_too() throws Exception {
    commit("e1");
    held.run();
    Path log = directory.resolve("sluice.db-wal");
    Files.move(log, directory.resolve("elsewhere"));
    Files.createFile(log);

    Future<List<String>> lost = commit("e2");
    held.run();

    assertThat(lost.cause()).hasMessageContaining("replaced");
  }

  @Test
  void damage_that_a_reader_meets_stops_the_writer_too_and_names_the_database() {
    Future<Object> read =
        store
            .access()
            .read(
                session -> {
                  throw new SQLiteException("malformed", SQLiteErrorCode.SQLITE_CORRUPT);
                });

    assertThat(read.cause())
        .hasMessageContaining("sluice.db cannot be read")
        .hasMessageContaining("sluice restore");
    assertThat(store.check().cause()).hasMessageContaining("nothing more is written");
  }

  @Test
  void a_failed_read_does_not_affect_others() {
    Future<Object> read =
        store
            .access()
            .read(
                session -> {
                  throw new SQLiteException("no such table", SQLiteErrorCode.SQLITE_ERROR);
                });

    assertThat(read.failed()).isTrue();
    Future<Void> check = store.check();
    held.run();
    assertThat(check.succeeded()).isTrue();
  }

  @Test
  void a_log_without_its_database_is_refused_and_kept() throws Exception {
    commit("e1");
    held.run();
    Path crashed = Files.createDirectory(directory.resolve("crashed"));
    Path log = Files.copy(directory.resolve("sluice.db-wal"), crashed.resolve("sluice.db-wal"));
    long bytes = Files.size(log);

    assertThatThrownBy(() -> fixture.open(StoreConfig.in(crashed), StoreThreads.inline()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sluice.db is missing or empty")
        .hasMessageContaining(bytes + " bytes that were acknowledged")
        .hasMessageContaining("move the log away");
    Files.createFile(crashed.resolve("sluice.db"));
    assertThatThrownBy(() -> fixture.open(StoreConfig.in(crashed), StoreThreads.inline()))
        .hasMessageContaining("missing or empty");
    assertThat(StoreFilesReport.at(StoreConfig.in(crashed)).damage())
        .singleElement()
        .asString()
        .contains("missing or empty");
    assertThat(log).hasSize(bytes);

    Files.delete(log);
    await(fixture.open(StoreConfig.in(crashed), StoreThreads.inline()).close());
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000, 8388608",
    "16777216, 8388608",
    "7500000, 3750000",
    "2000000, 1048576",
    "0, 1048576"
  })
  void the_reserve_uses_at_most_half_of_a_small_disk(long room, int kept) {
    assertThat(DiskReserve.size(DiskReserve.BYTES, room)).isEqualTo(kept);
  }

  @Test
  void every_result_code_that_concerns_the_disk_has_a_meaning() {
    assertThat(faultKind(SQLiteErrorCode.SQLITE_FULL)).isEqualTo(FaultKind.FULL);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_IOERR_SHMSIZE)).isEqualTo(FaultKind.FULL);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_READONLY)).isEqualTo(FaultKind.UNWRITABLE);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_READONLY_DBMOVED)).isEqualTo(FaultKind.UNWRITABLE);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_CANTOPEN)).isEqualTo(FaultKind.UNWRITABLE);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_IOERR_WRITE)).isEqualTo(FaultKind.UNWRITABLE);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_BUSY)).isEqualTo(FaultKind.BUSY);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT)).isEqualTo(FaultKind.BUSY);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_IOERR_FSYNC)).isEqualTo(FaultKind.BROKEN);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_IOERR_READ)).isEqualTo(FaultKind.BROKEN);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_CORRUPT)).isEqualTo(FaultKind.BROKEN);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_NOTADB)).isEqualTo(FaultKind.BROKEN);
    assertThat(faultKind(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)).isEqualTo(FaultKind.WRITE);
    assertThat(SqliteErrors.faultKind(new SQLException("other"))).isEqualTo(FaultKind.WRITE);
  }

  @Test
  void an_error_that_prevents_opening_promises_no_recovery() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(kind.atStart()).doesNotContain("by itself");
      if (kind.isTransient()) {
        assertThat(kind.atStart()).endsWith("then start again");
        assertThat(kind.advice()).contains("takes writes again by itself once");
      }
    }
  }

  @Test
  void a_folder_that_is_a_file_is_refused_in_words() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> fixture.open(StoreConfig.in(file), StoreThreads.inline()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be used");
  }

  private static FaultKind faultKind(SQLiteErrorCode code) {
    return SqliteErrors.faultKind(new SQLiteException("x", code));
  }

  private Future<List<String>> commit(String id) {
    return commit(id, 10);
  }

  private Future<List<String>> commit(String id, int length) {
    Event event = event(id);
    return store
        .history()
        .commit(
            sweep(
                new Event(
                    id,
                    event.watch(),
                    event.subject(),
                    event.occurredAt(),
                    event.recordedAt(),
                    "x".repeat(length))));
  }

  private Optional<Event> find(String id) {
    return await(store.history().event(id));
  }

  private static Future<Object> fail(JdbcStore store, SQLiteErrorCode code) {
    return store
        .access()
        .write(
            session -> {
              throw new SQLiteException("as if from the disk", code);
            });
  }

  /** The database may not grow any more. */
  private void fill() {
    limit(session -> session.number("pragma page_count").orElseThrow() + 2);
  }

  private void makeRoom() {
    limit(session -> 1_000_000L);
  }

  private void limit(SqlWork<Long> pages) {
    List<Future<Object>> done = new ArrayList<>();
    done.add(
        store
            .access()
            .tidy(
                session -> {
                  session.execute("pragma max_page_count = " + pages.on(session));
                  return null;
                }));
    held.run();
    assertThat(done).allMatch(Future::succeeded);
  }
}
