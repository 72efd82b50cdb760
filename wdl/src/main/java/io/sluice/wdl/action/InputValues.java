package io.sluice.wdl.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access to the evaluated inputs of actions, and the objects that they return. */
final class InputValues {
  /** The code of an action whose expression yields a value of the wrong type. */
  static final String EVALUATION_FAILED = "ExpressionEvaluationFailed";

  private InputValues() {}

  /** An object with one member. */
  static Map<String, @Nullable Object> object(String key, @Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }

  /** An object with two members. */
  static Map<String, @Nullable Object> object(
      String key, @Nullable Object value, String key2, @Nullable Object value2) {
    Map<String, @Nullable Object> object = object(key, value);
    object.put(key2, value2);
    return object;
  }

  /** A member of an object, by its name in any letter case; null when there is none. */
  static @Nullable Object member(@Nullable Object inputs, String name) {
    if (!(inputs instanceof Map<?, ?> map)) {
      return null;
    }
    if (map.containsKey(name)) {
      return map.get(name);
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (name.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Whether an object has a member of this name, in any letter case, even with the value null. */
  static boolean has(@Nullable Object inputs, String name) {
    return inputs instanceof Map<?, ?> map
        && map.keySet().stream().anyMatch(key -> name.equalsIgnoreCase(String.valueOf(key)));
  }

  /** An array member; null when it is missing or no array. */
  static @Nullable List<@Nullable Object> array(@Nullable Object inputs, String name) {
    return member(inputs, name) instanceof List<?> list ? new ArrayList<>(list) : null;
  }

  /** The failure after an expression whose value has the wrong type. */
  static ActionCommand notValid(String what, @Nullable Object value, String needed) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            EVALUATION_FAILED,
            "The result of the evaluation of '"
                + what
                + "' is of type '"
                + io.sluice.wdl.json.Values.typeName(value)
                + "'. The result must be "
                + needed
                + "."));
  }
}
