package io.sluice.hub.store;

/** A cursor that does not come from a page of the list: a fault of the caller, not of the store. */
public final class CursorException extends StoreException {
  /** An exception with a message for the caller. */
  public CursorException(String message) {
    super(message);
  }
}
