package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.ODataError;
import java.util.List;

/** Errors of the data interface, not wrapped, as in the API description. */
final class ODataErrors {
  private ODataErrors() {}

  static Answer of(int status, String code, String message, String target) {
    return Answer.json(
        status,
        new ODataError(
            code, message, target.isEmpty() ? null : target, List.of(), null, List.of(), null));
  }
}
