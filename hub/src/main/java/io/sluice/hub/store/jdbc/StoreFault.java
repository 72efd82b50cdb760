package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.StoreUnavailableException;

/** A trouble that met a whole group, in words. */
record StoreFault(FaultKind trouble, StoreException error) {
  static StoreFault of(FaultKind trouble, Throwable cause) {
    String detail = String.valueOf(cause.getMessage());
    return new StoreFault(
        trouble,
        trouble == FaultKind.WRITE
            ? new StoreException(trouble.advice() + " (" + detail + ")", cause)
            : new StoreUnavailableException(trouble.advice(), detail, cause));
  }
}
