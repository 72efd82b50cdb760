package io.sluice.wdl.expression;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects a member of a value: a property of an object by name (exact, then ignoring case, then as
 * a path separated by slashes) or an element of an array by index. A safe selection (written with a
 * question mark) gives null for a missing property, an index out of range or a null target; all
 * other mismatches are errors.
 */
final class Selection {
  private static final String HELP =
      " Please see https://aka.ms/logicexpressions for usage details.";

  private final Object expression;
  private final boolean safe;

  /**
   * @param expression expression that error messages quote
   */
  Selection(Object expression, boolean safe) {
    this.expression = expression;
    this.safe = safe;
  }

  @Nullable Object select(@Nullable Object target, @Nullable Object key) {
    if (target == null) {
      if (safe) {
        return null;
      }
      throw error("property '" + TextForm.of(key) + "' cannot be selected from a null value.");
    }
    if (target instanceof Map<?, ?> map) {
      return property(map, key);
    }
    if (target instanceof List<?> list) {
      return element(list, key);
    }
    throw error(
        "property '%s' cannot be selected. Property selection is not supported on values of type '%s'."
            .formatted(TextForm.of(key), Values.typeName(target)));
  }

  private @Nullable Object element(List<?> list, @Nullable Object key) {
    if (!Values.isInteger(key)) {
      throw error(
          "property '"
              + TextForm.of(key)
              + "' cannot be selected. Array elements can only be selected using an integer"
              + " index.");
    }
    long index = Values.toLong(key);
    if (index >= 0 && index < list.size()) {
      return list.get((int) index);
    }
    if (safe) {
      return null;
    }
    throw error(
        "array index '%s' is outside bounds (0, %d) of array.".formatted(index, list.size() - 1));
  }

  private @Nullable Object property(Map<?, ?> map, @Nullable Object key) {
    if (!(key instanceof String name)) {
      throw error(
          "property '"
              + TextForm.of(key)
              + "' cannot be selected. Object properties can only be selected using a name.");
    }
    String found = Values.findKey(map, name);
    if (found != null) {
      return map.get(found);
    }
    if (name.indexOf('/') >= 0
        && Values.findKey(map, name.substring(0, name.indexOf('/'))) != null) {
      return along(map, name);
    }
    if (safe) {
      return null;
    }
    throw missing(map, name);
  }

  private @Nullable Object along(Map<?, ?> map, String path) {
    Object value = map;
    for (String name : path.split("/", -1)) {
      if (value == null && safe) {
        return null;
      }
      if (!(value instanceof Map<?, ?> object)) {
        return select(value, name);
      }
      String found = Values.findKey(object, name);
      if (found == null) {
        if (safe) {
          return null;
        }
        throw missing(object, name);
      }
      value = object.get(found);
    }
    return value;
  }

  private ExpressionException missing(Map<?, ?> map, String name) {
    StringBuilder names = new StringBuilder();
    for (Object key : map.keySet()) {
      names.append(names.isEmpty() ? "" : ", ").append(key);
      if (names.length() > 10 * Bounds.EXCERPT) {
        names.append(", ...");
        break;
      }
    }
    return error(
        "property '" + name + "' doesn't exist, available properties are '" + names + "'.");
  }

  private ExpressionException error(String reason) {
    return new ExpressionException(
        "The template language expression '"
            + expression
            + "' cannot be evaluated because "
            + reason
            + HELP);
  }
}
