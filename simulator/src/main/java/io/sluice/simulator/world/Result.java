package io.sluice.simulator.world;

import io.sluice.simulator.wire.ApiErrorResult;
import io.sluice.simulator.wire.ParsingError;

/** What a command came to: done, or refused with the status and the body that the API documents. */
public sealed interface Result<T> {

  /** The HTTP status that the API documents for this result. */
  int status();

  /** It was done; {@code value} is the body of the answer. */
  record Done<T>(int status, T value) implements Result<T> {}

  /** It was refused. */
  record Refused<T>(int status, ApiErrorResult error) implements Result<T> {}

  /** The query of a measure cannot be understood; always 400. */
  record Unparsable<T>(ParsingError error) implements Result<T> {
    @Override
    public int status() {
      return 400;
    }
  }
}
