package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.StoreUnavailableException;

/** A fault that failed a whole group of writes, with the exception for its callers. */
record StoreFault(FaultKind kind, StoreException error) {
  static StoreFault of(FaultKind kind, Throwable cause) {
    String detail = String.valueOf(cause.getMessage());
    return new StoreFault(
        kind,
        kind == FaultKind.WRITE
            ? new StoreException(kind.advice() + " (" + detail + ")", cause)
            : new StoreUnavailableException(kind.advice(), detail, cause));
  }
}
