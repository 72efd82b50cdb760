package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationsTest {
  private static final Migrations NEXT =
      new Migrations(List.of("schema-1.sql", "schema-2.sql", "schema-3.sql", "schema-test-2.sql"));
  private static final Migrations FAILING =
      new Migrations(
          List.of(
              "schema-1.sql",
              "schema-2.sql",
              "schema-3.sql",
              "schema-test-2.sql",
              "schema-test-broken.sql"));
  private static final Migrations FIRST = new Migrations(List.of("schema-1.sql"));

  /** One row of each table of the first schema. */
  private static final List<String> OLD_ROWS =
      List.of(
          "insert into connection (id, name) values (1, 'contoso')",
          "insert into watermark values (1, 'jobs', '2026-01-01T00:00:00Z')",
          "insert into watch values (1, 'w', 'segment.threshold.crossed', 's', 'S', 'ARMED', '1',"
              + " '2', 'below', 17000000000000000)",
          "insert into event (id, hash, connection_id, kind, watch, subject_id, subject,"
              + " occurred_at, recorded_at, data) values (1, 'e1', 1, 'refresh.completed', 'w',"
              + " 's', 'S', 17000000000000000, 17000000000000000, '{}')",
          "insert into decision (event_id, kind, subject, flow, verdict, reason, decided_at, run)"
              + " values (1, 'refresh.completed', 'S', 'f', 'fired', 'x', 17000000000000000, 'r1')",
          "insert into run (id, hash, flow, version, event, status, started_at, trigger_outputs)"
              + " values (1, 'r1', 'f', 'v1', 'e1', 'Waiting', 17000000000000000, '{}')",
          "insert into journal (run_id, number, written_at, entry)"
              + " values (1, 1, 17000000000000000, '{\"v\": 1}')",
          "insert into flow_version values ('v1', 'f', '{}', 17000000000000000)",
          "insert into flow_state values ('f', 0, 'off', 17000000000000000)",
          "insert into slot (ledger, permit, reserved_at, hard_end)"
              + " values ('ledger', 1, 17000000000000000, 17000000000000000)");

  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void an_older_store_is_upgraded_and_keeps_its_rows() {
    JdbcStore old = open(Migrations.ALL);
    await(old.history().commit(sweep(event("e1"))));
    await(old.close());

    JdbcStore upgraded = open(NEXT);

    assertThat(await(upgraded.history().event("e1"))).contains(event("e1"));
    assertThat(column(upgraded, "select note from event")).isEqualTo("added by an upgrade");
    assertThat(column(upgraded, "select value from meta where name = 'schema_version'"))
        .isEqualTo("4");
    await(upgraded.close());
    await(open(NEXT).close());
  }

  @Test
  void a_store_of_the_first_schema_is_upgraded_and_has_no_gaps() {
    await(open(FIRST).close());

    JdbcStore upgraded = open(Migrations.ALL);

    assertThat(await(upgraded.history().gaps(Query.newest(10))).items()).isEmpty();
    await(upgraded.close());
  }

  /** docs/faults.md E15: the data of every version that was ever released opens. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void an_upgrade_keeps_all_data_of_an_earlier_schema(int schema) {
    JdbcStore old = open(new Migrations(Migrations.ALL.scripts().subList(0, schema)));
    for (String row : OLD_ROWS) {
      await(old.access().write(session -> session.update(row)));
    }
    await(old.close());
    StoreFilesReport before = StoreFilesReport.at(StoreConfig.in(directory));
    assertThat(before.schema()).isEqualTo(schema);

    JdbcStore upgraded = open(Migrations.ALL);

    assertThat(await(upgraded.damage())).isEmpty();
    assertThat(column(upgraded, "select value from meta where name = 'schema_version'"))
        .isEqualTo(String.valueOf(Migrations.ALL.scripts().size()));
    Checkpoint state = await(upgraded.history().load("contoso"));
    assertThat(state.watermarks()).containsEntry("jobs", "2026-01-01T00:00:00Z");
    assertThat(state.watches()).singleElement().extracting(Watch::state).isEqualTo("ARMED");
    assertThat(await(upgraded.history().event("e1"))).get().extracting(Event::data).isEqualTo("{}");
    assertThat(await(upgraded.history().repeats("e1"))).isEmpty();
    Decision decision = await(upgraded.history().decisionsOf("e1")).get(0);
    assertThat(decision.runId()).isEqualTo("r1");
    assertThat(decision.verdict().terms()).isNull();
    JournaledRun run = await(upgraded.runs().open()).get(0);
    assertThat(run.run().status()).isEqualTo(RunStatus.WAITING);
    assertThat(run.journal()).extracting(JournalEntry::text).containsExactly("{\"v\": 1}");
    assertThat(await(upgraded.flows().version("v1"))).isPresent();
    assertThat(await(upgraded.flows().states()).get(0).enabled()).isFalse();
    assertThat(await(upgraded.slots().load("ledger"))).hasSize(1);
    await(upgraded.history().commit(sweep(event("e2"))));
    await(upgraded.close());
  }

  @Test
  void a_newer_store_is_refused_with_advice_and_not_changed() {
    await(open(NEXT).close());

    assertThatThrownBy(() -> open(Migrations.ALL))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Sluice (schema 4; this one knows up to 3)")
        .hasMessageContaining("restore a backup");

    await(open(NEXT).close());
  }

  @Test
  void an_upgrade_that_fails_half_way_changes_nothing() {
    JdbcStore old = open(Migrations.ALL);
    await(old.history().commit(sweep(event("e1"))));
    await(old.close());

    assertThatThrownBy(() -> open(FAILING)).isInstanceOf(StoreException.class);

    JdbcStore again = open(Migrations.ALL);
    assertThat(await(again.history().event("e1"))).contains(event("e1"));
    await(again.close());
    // Not even the scripts before the one that failed: they run now for the first time.
    await(open(NEXT).close());
  }

  @Test
  void a_database_of_another_program_is_refused() throws Exception {
    Files.createDirectories(directory);
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("sluice.db"));
        Statement statement = other.createStatement()) {
      statement.execute("create table invoice (id integer primary key)");
    }

    assertThatThrownBy(() -> open(Migrations.ALL))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("tables that are not Sluice's");
  }

  @Test
  void every_connection_is_durable_and_checked() {
    JdbcStore store = open(Migrations.ALL);

    assertThat(column(store, "pragma journal_mode")).isEqualTo("wal");
    assertThat(column(store, "pragma foreign_keys")).isEqualTo("1");
    assertThat(onWriter(store, "pragma synchronous")).isEqualTo("2");
    assertThat(onWriter(store, "pragma auto_vacuum")).isEqualTo("2");
    assertThatThrownBy(() -> await(store.access().read(s -> s.update("delete from event"))))
        .isInstanceOf(StoreException.class);
    await(store.close());
  }

  private JdbcStore open(Migrations migrations) {
    StoreConfig config = StoreConfig.in(directory);
    return fixture.open(config, StoreThreads.inline(), SqliteDialect.open(config), migrations);
  }

  private static String column(JdbcStore store, String sql) {
    return await(store.access().read(session -> text(session, sql)));
  }

  private static String onWriter(JdbcStore store, String sql) {
    return await(store.access().write(session -> text(session, sql)));
  }

  private static String text(Session session, String sql) throws java.sql.SQLException {
    return session.first(sql, row -> row.getString(1)).orElseThrow();
  }
}
