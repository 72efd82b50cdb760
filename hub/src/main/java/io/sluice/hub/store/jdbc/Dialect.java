package io.sluice.hub.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What differs between databases. Everything else of this package is SQL that they share: {@code
 * insert .. on conflict .. returning}, partial indexes, savepoints, 64-bit integers and text.
 */
interface Dialect extends AutoCloseable {
  /** What the log and messages call the database. */
  String name();

  /**
   * Opens a connection that writes durably: a commit that returned survives a power cut.
   * Transactions begin by themselves at the first statement.
   */
  Session writer() throws SQLException;

  /**
   * Opens a connection that sees all that is committed when its transaction begins, and never holds
   * up the writer. Null is not an answer: where only one connection is possible, {@link
   * #oneConnection} says so and this is not called.
   */
  Session reader() throws SQLException;

  /** Whether reads have to share the writer's connection. */
  boolean oneConnection();

  /** The type of a generated 64-bit primary key. */
  String keyType();

  /** What an error means. */
  FaultKind faultKind(SQLException error);

  /**
   * Looks whether what was just committed is still where it belongs; throws when the database was
   * taken away from under the store.
   */
  void verifyPlace() throws SQLException;

  /**
   * Gives up or takes back the room that is kept for a full disk.
   *
   * @throws SQLException when there is no room to take back
   */
  void reserve(boolean keep) throws SQLException;

  /** Bytes on disk. */
  long size();

  /** Bytes in use: without pages that are free for new rows. */
  long used(Session session) throws SQLException;

  /** Gives some free room back to the disk where that is worth it; false when it is not. */
  boolean shrink(Session session) throws SQLException;

  /** Writes a consistent copy while writes go on; outside a transaction. */
  void copy(Session session, Path file) throws SQLException;

  /**
   * Makes a copy a backup: it says when it was made, and has no quota slots, so that a hub that
   * begins with it waits until everything called after it is out of the window.
   */
  void mark(Path copy, Instant madeAt) throws SQLException;

  /** Checks the whole database; gives what is wrong, in words. Reads all of it. */
  List<String> damage(Session session) throws SQLException;

  @Override
  void close();
}
