package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors for operators: what is wrong, what to do, what may be chosen. */
final class AdminErrors {
  private AdminErrors() {}

  static Answer of(int status, String error, String hint, List<String> choices) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("hint", hint);
    body.put("choices", choices);
    return Answer.json(status, body);
  }
}
