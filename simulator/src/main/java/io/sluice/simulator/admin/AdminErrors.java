package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.world.file.FileException;
import io.sluice.simulator.world.file.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Error responses of the control API: error, field, hint and valid choices. */
final class AdminErrors {
  private AdminErrors() {}

  static Answer of(int status, String error, String hint, List<String> choices) {
    return of(status, "", error, hint, choices);
  }

  /** With the invalid field; empty for none. */
  static Answer of(int status, String field, String error, String hint, List<String> choices) {
    return Answer.json(status, body(field, error, hint, choices));
  }

  /** With all faults of a file sent in a request. */
  static Answer of(FileException faulty, String hint, List<String> choices) {
    List<Map<String, Object>> problems = new ArrayList<>();
    for (Problem problem : faulty.problems()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("line", problem.line());
      if (problem.column() > 0) {
        row.put("column", problem.column());
      }
      row.put("path", problem.path());
      row.put("value", problem.value());
      row.put("rule", problem.rule());
      problems.add(row);
    }
    Map<String, Object> body = body("", String.valueOf(faulty.getMessage()), hint, choices);
    body.put("problems", problems);
    // A tree keeps absent values as null.
    return Answer.json(400, Json.tree(body));
  }

  private static Map<String, Object> body(
      String field, String error, String hint, List<String> choices) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    if (!field.isEmpty()) {
      body.put("field", field);
    }
    body.put("hint", hint);
    body.put("choices", choices);
    return body;
  }
}
