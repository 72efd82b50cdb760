package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group in one transaction without letting a unit that fails affect the others. Failures
 * are rare: a group is first written without savepoints and, only when a unit fails, again from the
 * start with a savepoint for each unit. Afterwards either all units that did not fail are on disk,
 * or none.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Session session;
  private final Dialect dialect;

  GroupCommit(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /**
   * Writes the group.
   *
   * @return null when it is committed; otherwise why all of its units failed
   */
  @Nullable StoreFault write(List<? extends WorkUnit<?>> group) {
    try {
      session.begin();
      if (group.size() == 1) {
        alone(group.get(0));
      } else {
        together(group);
      }
      session.commit();
      dialect.verifyPlace();
      return null;
    } catch (SQLException e) {
      return undo(StoreFault.of(dialect.faultKind(e), e));
    } catch (RuntimeException | Error e) {
      return undo(StoreFault.of(FaultKind.WRITE, e));
    }
  }

  /** A single unit needs no savepoint: it has the transaction to itself. */
  private void alone(WorkUnit<?> unit) throws SQLException {
    try {
      unit.attempt(session);
    } catch (SQLException | RuntimeException e) {
      blame(unit, e);
      session.rollback();
      session.begin();
    }
  }

  private void together(List<? extends WorkUnit<?>> group) throws SQLException {
    try {
      for (WorkUnit<?> unit : group) {
        unit.attempt(session);
      }
    } catch (SQLException | RuntimeException e) {
      boolean wide = e instanceof SQLException error && dialect.faultKind(error) != FaultKind.WRITE;
      if (wide) {
        throw e;
      }
      session.rollback();
      session.begin();
      for (WorkUnit<?> unit : group) {
        behindSavepoint(unit);
      }
    }
  }

  private void behindSavepoint(WorkUnit<?> unit) throws SQLException {
    session.beginUnit();
    try {
      unit.attempt(session);
    } catch (SQLException | RuntimeException e) {
      blame(unit, e);
      session.undoUnit();
    }
    session.endUnit();
  }

  /** A fault of the unit fails only the unit; any other fault is thrown and fails the group. */
  private void blame(WorkUnit<?> unit, Exception e) throws SQLException {
    if (e instanceof StoreException refusal) {
      unit.failed(refusal);
    } else if (e instanceof SQLException error && dialect.faultKind(error) != FaultKind.WRITE) {
      throw error;
    } else {
      unit.failed(StoreFault.of(FaultKind.WRITE, e).error());
    }
  }

  private StoreFault undo(StoreFault fault) {
    try {
      session.rollback();
    } catch (SQLException e) {
      // Some errors (disk full, among others) end the transaction by themselves, and some come
      // before it begins or after its end; then there is nothing to roll back, and the database
      // says so.
      LOG.debug("Nothing left to roll back", e);
    }
    return fault;
  }
}
