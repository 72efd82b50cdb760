package io.sluice.wdl.action;

import io.sluice.wdl.json.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which values fit the types of variables. */
final class VariableTypes {
  /** All types, as they are kept: in lower case. */
  static final List<String> ALL =
      List.of("string", "integer", "float", "boolean", "array", "object");

  private VariableTypes() {}

  /** The kept form of a type's name; null when there is no such type. */
  static @Nullable String of(@Nullable Object name) {
    String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
    return ALL.contains(lower) ? lower : null;
  }

  /** Whether a variable may hold a value. An integer fits a float. */
  static boolean fits(String type, @Nullable Object value) {
    return switch (type) {
      case "string" -> value == null || value instanceof String;
      case "integer" -> value instanceof Long;
      case "float" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      case "array" -> value == null || value instanceof List;
      default -> value == null || value instanceof Map;
    };
  }

  /** The failure of a value that does not fit. */
  static ActionCommand misfit(String name, String type, @Nullable Object value) {
    String shown = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    return new ActionCommand.Complete(
        ActionResult.failed(
            "BadRequest",
            "The variable '"
                + name
                + "' of type '"
                + shown
                + "' cannot be initialized or updated with value of type '"
                + Values.typeName(value)
                + "'. The variable '"
                + name
                + "' only supports values of types '"
                + shown
                + "'."));
  }

  /** The failure of a variable that is not there. */
  static ActionCommand absent(String name) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            "BadRequest", "The variable '" + name + "' must be initialized before it is used."));
  }
}
