package io.sluice.hub.bus;

/** Why a request was not answered. */
public enum Failure {
  /** The request is not allowed or not valid; repeating it gives the same. */
  REJECTED(1),
  /** There is no room now; the message says when to come again. */
  THROTTLED(2),
  /** Somebody outside did not answer as hoped. */
  UPSTREAM(3),
  /** Nobody answered within the address's timeout; whether it was done is not known. */
  TIMEOUT(4),
  /** Nobody listens at the address. */
  UNKNOWN(5),
  /** A fault of this program. */
  BUG(6);

  private final int code;

  Failure(int code) {
    this.code = code;
  }

  /** The number that travels as the event bus's failure code. */
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
