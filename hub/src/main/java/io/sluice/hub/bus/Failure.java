package io.sluice.hub.bus;

/** Why a request failed. */
public enum Failure {
  /** The request is forbidden or invalid; repeating it gives the same result. */
  REJECTED(1),
  /** A bound is reached; the message states when to try again. */
  THROTTLED(2),
  /** A system that the handler depends on failed. */
  UPSTREAM(3),
  /** No reply within the timeout; it is unknown whether the request was carried out. */
  TIMEOUT(4),
  /** The address has no handler, or its owner is stopping. */
  UNKNOWN(5),
  /** A bug in this program. */
  BUG(6);

  private final int code;

  Failure(int code) {
    this.code = code;
  }

  /** Failure code on the event bus. */
  int code() {
    return code;
  }

  static Failure of(int code) {
    for (Failure failure : values()) {
      if (failure.code == code) {
        return failure;
      }
    }
    return BUG;
  }
}
