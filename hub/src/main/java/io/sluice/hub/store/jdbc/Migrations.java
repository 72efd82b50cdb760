package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Migrates the schema: runs the scripts that a database does not have yet, in order and in one
 * transaction, so that an upgrade is atomic. A released script is never changed. No library is
 * used: one transaction for all scripts and a clear refusal of newer schemas take two dozen lines.
 *
 * @param scripts resources beside this class; the first creates schema 1, and so on
 */
record Migrations(List<String> scripts) {
  /** Every script, oldest first. To change the schema, add one. */
  static final Migrations ALL =
      new Migrations(List.of("schema-1.sql", "schema-2.sql", "schema-3.sql"));

  private static final String VERSION = "schema_version";

  /**
   * Runs the missing scripts.
   *
   * @throws StoreException when the database is newer than this program, or not ours
   */
  void run(Session session, Dialect dialect) throws SQLException {
    session.begin();
    try {
      int found = version(session, dialect);
      refuseNewer(found, dialect);
      if (found < scripts.size()) {
        for (String script : scripts.subList(found, scripts.size())) {
          apply(script, session, dialect);
        }
        session.update("delete from meta where name = ?", VERSION);
        session.update(
            "insert into meta (name, value) values (?, ?)",
            VERSION,
            Integer.toString(scripts.size()));
      }
      session.commit();
    } catch (SQLException | RuntimeException e) {
      session.rollback();
      throw e;
    }
  }

  /**
   * Refuses a schema that this program does not know.
   *
   * @throws StoreException when the database is newer than this program
   */
  void refuseNewer(int found, Dialect dialect) {
    if (found > scripts.size()) {
      throw new StoreException(
          "The store %s was written by a newer Sluice (schema %d; this one knows up to %d): start that version again, or restore a backup made before the upgrade"
              .formatted(dialect.name(), found, scripts.size()));
    }
  }

  /** The schema version of the database; 0 when it is empty. */
  static int version(Session session, Dialect dialect) throws SQLException {
    if (!hasTable(session, "meta")) {
      if (hasTable(session, "%")) {
        throw foreign(dialect);
      }
      return 0;
    }
    Optional<String> value =
        session.first("select value from meta where name = ?", row -> row.getString(1), VERSION);
    return value.map(Integer::parseInt).orElseThrow(() -> foreign(dialect));
  }

  private static StoreException foreign(Dialect dialect) {
    return new StoreException(
        "The store "
            + dialect.name()
            + " holds tables that are not Sluice's: give Sluice a data folder of its own");
  }

  private static boolean hasTable(Session session, String pattern) throws SQLException {
    try (ResultSet tables =
        session.connection().getMetaData().getTables(null, null, pattern, new String[] {"TABLE"})) {
      return tables.next();
    }
  }

  private static void apply(String script, Session session, Dialect dialect) throws SQLException {
    String text = read(script).replace("${key}", dialect.keyType()).replaceAll("(?m)^--.*$", "");
    for (String statement : text.split(";\\s*\\n", -1)) {
      if (!statement.isBlank()) {
        session.execute(statement);
      }
    }
  }

  private static String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + script);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
