package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;

/** A trouble that met a whole group, in words. */
record Setback(Trouble trouble, StoreException error) {
  static Setback of(Trouble trouble, Throwable cause) {
    return new Setback(
        trouble, new StoreException(trouble.advice() + " (" + cause.getMessage() + ")", cause));
  }
}
