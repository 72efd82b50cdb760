package io.sluice.hub.store.jdbc;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for the store: https://www.sqlite.org/rescode.html. */
final class SqliteErrors {
  private SqliteErrors() {}

  static FaultKind faultKind(SQLException error) {
    if (!(error instanceof SQLiteException sqlite)) {
      return FaultKind.WRITE;
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    return switch (code) {
      // The wal-index is a file too, and grows.
      case SQLITE_IOERR_SHMSIZE -> FaultKind.FULL;
      // The system refused a write and the database knows it (a disk remounted read-only).
      case SQLITE_IOERR_WRITE, SQLITE_IOERR_LOCK, SQLITE_IOERR_SHMOPEN -> FaultKind.UNWRITABLE;
      default -> byFamily(code.code & 0xff);
    };
  }

  private static FaultKind byFamily(int code) {
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return FaultKind.FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_PERM.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return FaultKind.UNWRITABLE;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code
        || code == SQLiteErrorCode.SQLITE_LOCKED.code
        || code == SQLiteErrorCode.SQLITE_PROTOCOL.code) {
      return FaultKind.BUSY;
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR.code
        || code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return FaultKind.BROKEN;
    }
    return FaultKind.WRITE;
  }
}
