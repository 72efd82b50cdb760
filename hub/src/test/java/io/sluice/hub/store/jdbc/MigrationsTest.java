package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void an_older_store_is_upgraded_and_keeps_its_rows() {
    JdbcStore old = open(Migrations.ALL);
    await(old.sweeps().commit(sweep(event("e1"))));
    await(old.close());

    JdbcStore upgraded = open(NEXT);

    assertThat(await(upgraded.sweeps().event("e1"))).contains(event("e1"));
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

    assertThat(await(upgraded.sweeps().gaps(Query.newest(10))).items()).isEmpty();
    await(upgraded.close());
  }

  @Test
  void a_newer_store_is_refused_with_advice_and_left_as_it_is() {
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
    await(old.sweeps().commit(sweep(event("e1"))));
    await(old.close());

    assertThatThrownBy(() -> open(FAILING)).isInstanceOf(StoreException.class);

    JdbcStore again = open(Migrations.ALL);
    assertThat(await(again.sweeps().event("e1"))).contains(event("e1"));
    await(again.close());
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
    return fixture.open(config, Threads.inline(), Sqlite.open(config), migrations);
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
