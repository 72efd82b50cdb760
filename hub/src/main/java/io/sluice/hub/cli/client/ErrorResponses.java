package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts an error response into a {@link ClientException}. */
final class ErrorResponses {
  /** Requests named in hints of the control API, and the equivalent commands. */
  private static final Map<String, String> COMMANDS = commands();

  /** Longer lists of choices are always printed in full. */
  private static final int MAX_REPEATED_CHOICES = 5;

  private ErrorResponses() {}

  /** The hub returns an error object; the simulator a sentence with hint, choices and problems. */
  static ClientException of(int status, JsonObject body, URI base) {
    int exit =
        switch (status) {
          case 400, 405, 413, 421 -> ExitCode.USAGE;
          case 429 -> ExitCode.QUOTA;
          case 502, 503, 504 -> ExitCode.UNREACHABLE;
          default -> ExitCode.FAILED;
        };
    String code = "http-" + status;
    String plain = base + " answered " + status;
    if (body.getValue("error") instanceof JsonObject error) {
      return new ClientException(
          exit,
          error.getString("code", code),
          error.getString("message", plain),
          error.getString("hint", ""));
    }
    if (body.getValue("store") instanceof String store) {
      return new ClientException(exit, ClientException.STORE, store, "");
    }
    boolean sentence = body.getValue("error") instanceof String;
    String message = sentence ? body.getString("error") : plain;
    return new ClientException(exit, code, message, hint(message, body)).with(problems(body));
  }

  private static String hint(String message, JsonObject body) {
    String hint = body.getString("hint", "");
    for (Map.Entry<String, String> entry : COMMANDS.entrySet()) {
      hint = hint.replace(entry.getKey(), entry.getValue());
    }
    // A request body is of no use on the command line.
    hint = hint.replaceFirst("(?s)(For example|Send) \\{.*", "").strip();
    List<String> choices = PrintingCommand.texts(body, "choices");
    boolean alreadyNamed =
        choices.size() > MAX_REPEATED_CHOICES || choices.stream().allMatch(message::contains);
    return alreadyNamed ? hint : (hint + " Choose from: " + String.join(", ", choices)).strip();
  }

  /** One text line per fault of a file: line, path, value and rule. */
  private static List<String> problems(JsonObject body) {
    List<String> lines = new ArrayList<>();
    for (JsonObject problem : PrintingCommand.items(body, "problems")) {
      String path = problem.getString("path", "");
      Object value = problem.getValue("value");
      lines.add(
          "line "
              + TextFormat.text(problem, "line")
              + (path.isEmpty() ? "" : ", " + path)
              + (value == null ? "" : ": " + value)
              + ": "
              + TextFormat.text(problem, "rule"));
    }
    return lines;
  }

  private static Map<String, String> commands() {
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("GET /_sim/action", "\"./sluice sim do\"");
    commands.put("GET /_sim/faults", "\"./sluice sim faults\"");
    commands.put("GET /_sim/operations", "\"./sluice sim operations\"");
    commands.put("GET /_sim/world", "\"./sluice sim world\"");
    commands.put("GET /_sim/inbox/mail", "\"./sluice sim inbox mail\" lists them");
    commands.put("GET /_sim/scenario", "\"./sluice sim scenario\"");
    commands.put("PUT /_sim/snapshots/NAME", "\"./sluice sim snapshot NAME\"");
    commands.put("GET /_sim", "\"./sluice sim -h\"");
    return commands;
  }
}
