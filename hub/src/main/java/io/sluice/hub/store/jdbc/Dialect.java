package io.sluice.hub.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The differences between databases. The rest of this package uses SQL that they have in common:
 * {@code insert .. on conflict .. returning}, partial indexes, savepoints, 64-bit integers and
 * text.
 */
interface Dialect extends AutoCloseable {
  /** Name of the database in log and messages. */
  String name();

  /**
   * Opens a connection with durable writes: a returned commit survives a power failure.
   * Transactions begin implicitly with the first statement.
   */
  Session writer() throws SQLException;

  /**
   * Opens a connection that sees everything committed before its transaction began and never blocks
   * the writer. Not called if {@link #oneConnection} is true.
   */
  Session reader() throws SQLException;

  /** Whether only one connection is possible, which reads then share with the writer. */
  boolean oneConnection();

  /** The type of a generated 64-bit primary key. */
  String keyType();

  /** Classifies an error. */
  FaultKind faultKind(SQLException error);

  /**
   * Checks after a commit that the database file is still in place; throws if it was moved or
   * deleted while open.
   */
  void verifyPlace() throws SQLException;

  /**
   * Releases or re-creates the reserve for a full disk.
   *
   * @throws SQLException if there is no space for the reserve
   */
  void reserve(boolean keep) throws SQLException;

  /** Bytes on disk. */
  long size();

  /** Bytes in use, without free pages. */
  long used(Session session) throws SQLException;

  /** Returns some free pages to the file system; false if there are too few. */
  boolean shrink(Session session) throws SQLException;

  /** Writes a consistent copy while writes go on; outside a transaction. */
  void copy(Session session, Path file) throws SQLException;

  /**
   * Marks a copy as a backup: stores the time and removes quota slots, so that a hub restored from
   * it waits until calls made after the backup have left the window.
   */
  void mark(Path copy, Instant madeAt) throws SQLException;

  /** Checks the integrity of the whole database, reading all of it; returns the errors found. */
  List<String> damage(Session session) throws SQLException;

  @Override
  void close();
}
