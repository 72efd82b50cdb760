package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group in one transaction, each unit behind a savepoint of its own, so that a unit that
 * fails takes nobody with it. Either all units that did not fail are on disk afterwards, or none.
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
  @Nullable Setback write(List<? extends Unit<?>> group) {
    boolean begun = false;
    try {
      session.begin();
      begun = true;
      for (Unit<?> unit : group) {
        attempt(unit);
      }
      session.commit();
      begun = false;
      dialect.verifyPlace();
      return null;
    } catch (SQLException e) {
      return undo(Setback.of(dialect.trouble(e), e), begun);
    } catch (RuntimeException | Error e) {
      return undo(Setback.of(Trouble.WRITE, e), begun);
    }
  }

  private void attempt(Unit<?> unit) throws SQLException {
    session.beginUnit();
    try {
      unit.attempt(session);
    } catch (SQLException | RuntimeException e) {
      blame(unit, e);
      session.undoUnit();
    }
    session.endUnit();
  }

  /** The unit's own fault stays with it; everything else goes up and meets the whole group. */
  private void blame(Unit<?> unit, Exception e) throws SQLException {
    if (e instanceof StoreException refusal) {
      unit.failed(refusal);
    } else if (e instanceof SQLException error && dialect.trouble(error) != Trouble.WRITE) {
      throw error;
    } else {
      unit.failed(Setback.of(Trouble.WRITE, e).error());
    }
  }

  private Setback undo(Setback setback, boolean begun) {
    if (!begun) {
      return setback;
    }
    try {
      session.rollback();
    } catch (SQLException e) {
      // Some errors (disk full, among others) end the transaction by themselves; then there is
      // nothing to roll back, and the database says so.
      LOG.debug("Nothing left to roll back", e);
    }
    return setback;
  }
}
