package io.sluice.hub.bus;

/** Why a request was not answered. The ordinal travels as the failure code of the event bus. */
public enum Failure {
  /** The request is not allowed or not valid; repeating it gives the same. */
  REJECTED,
  /** There is no room now; the message says when to come again. */
  THROTTLED,
  /** Somebody outside did not answer as hoped. */
  UPSTREAM,
  /** Nobody answered within the address's timeout; whether it was done is not known. */
  TIMEOUT,
  /** Nobody listens at the address. */
  UNKNOWN,
  /** A fault of this program. */
  BUG
}
