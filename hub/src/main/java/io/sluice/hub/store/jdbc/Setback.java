package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.StoreTrouble;

/** A trouble that met a whole group, in words. */
record Setback(Trouble trouble, StoreException error) {
  static Setback of(Trouble trouble, Throwable cause) {
    String detail = String.valueOf(cause.getMessage());
    return new Setback(
        trouble,
        trouble == Trouble.WRITE
            ? new StoreException(trouble.advice() + " (" + detail + ")", cause)
            : new StoreTrouble(trouble.advice(), detail, cause));
  }
}
