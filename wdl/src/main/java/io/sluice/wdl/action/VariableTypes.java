package io.sluice.wdl.action;

import io.sluice.wdl.json.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of variables and the values that they admit. */
final class VariableTypes {
  /** All types, in lower case. */
  static final List<String> ALL =
      List.of("string", "integer", "float", "boolean", "array", "object");

  private VariableTypes() {}

  /** The canonical name of a type; null when there is no such type. */
  static @Nullable String of(@Nullable Object name) {
    String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
    return ALL.contains(lower) ? lower : null;
  }

  /** Whether a variable of a type may hold a value. A float variable accepts integers. */
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

  /**
   * The value of a variable that is initialized without one: the empty value of its type. An object
   * has none and starts as null.
   */
  static @Nullable Object empty(String type) {
    return switch (type) {
      case "string" -> "";
      case "integer" -> 0L;
      case "float" -> 0.0;
      case "boolean" -> false;
      case "array" -> List.of();
      default -> null;
    };
  }

  /** The failure after a value of the wrong type. */
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

  /** The failure after a reference to an undeclared variable. */
  static ActionCommand absent(String name) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            "BadRequest", "The variable '" + name + "' must be initialized before it is used."));
  }
}
