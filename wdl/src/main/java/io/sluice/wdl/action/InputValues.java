package io.sluice.wdl.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small things that several actions need when they handle values. */
final class InputValues {
  /** The code of a failed evaluation that is not the expression's own fault. */
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

  /** A member of evaluated inputs; null when it is missing or the inputs are no object. */
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

  /** The array at a member, or null when it is none. */
  static @Nullable List<@Nullable Object> array(@Nullable Object inputs, String name) {
    return member(inputs, name) instanceof List<?> list ? new ArrayList<>(list) : null;
  }

  /** The failure of an expression whose result has another type than the action needs. */
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
