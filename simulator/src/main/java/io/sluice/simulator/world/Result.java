package io.sluice.simulator.world;

import io.sluice.simulator.wire.ApiErrorResult;
import io.sluice.simulator.wire.ParsingError;

/** Result of a command: success, or an error with the status and body that the API documents. */
public sealed interface Result<T> {

  /** The HTTP status that the API documents for this result. */
  int status();

  /** Success; {@code value} is the body of the answer. */
  record Done<T>(int status, T value) implements Result<T> {}

  /** An error. */
  record Refused<T>(int status, ApiErrorResult error) implements Result<T> {}

  /** An error in the query of a measure; always 400. */
  record Unparsable<T>(ParsingError error) implements Result<T> {
    @Override
    public int status() {
      return 400;
    }
  }
}
