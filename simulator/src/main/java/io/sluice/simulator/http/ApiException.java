package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.ApiErrorResult;
import io.sluice.simulator.wire.ExceptionCulprit;
import io.sluice.simulator.wire.ResultSeverity;
import java.util.List;
import java.util.Map;

/** A refused call; sent as an {@code ApiErrorResult}. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Creates an exception.
   *
   * @param code one of the API's message keys, for example {@code segmentNotFound}
   * @param message a sentence for people
   */
  ApiException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiException unknownInstance(String id) {
    return new ApiException(
        404, "instanceNotFound", "There is no instance with the id " + id + ".");
  }

  /** The most specific status, whether or not the operation's description lists it. */
  int status() {
    return status;
  }

  /** The error with a status that the operation's description lists. */
  Answer answer(int listed) {
    return Answer.json(
        listed,
        new ApiErrorResult(
            null,
            Integer.toString(listed),
            status < 500 ? ExceptionCulprit.USER : ExceptionCulprit.SYSTEM,
            code,
            ResultSeverity.ERROR,
            String.valueOf(getMessage()),
            code,
            Map.of(),
            List.of()));
  }
}
