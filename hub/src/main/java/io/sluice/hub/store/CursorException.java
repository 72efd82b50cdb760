package io.sluice.hub.store;

/** A cursor that no page of this list gave: the caller's mistake, not the store's trouble. */
public final class CursorException extends StoreException {
  public CursorException(String message) {
    super(message);
  }
}
