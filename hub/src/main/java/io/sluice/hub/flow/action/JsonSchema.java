package io.sluice.hub.flow.action;

import io.sluice.hub.flow.expression.ExpressionException;
import io.sluice.hub.flow.expression.Json;
import io.sluice.hub.flow.expression.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against JSON schemas of draft 4 as the designer makes them, with the messages of
 * Newtonsoft's validator. Knows type, properties, required, additionalProperties, items, enum, the
 * bounds of numbers, texts and arrays, pattern, anyOf, oneOf, allOf, not, and {@code $ref} within
 * the schema; other keywords are not checked.
 */
final class JsonSchema {
  /** Levels at most. */
  static final int MOST_DEPTH = 64;

  /** Errors of one check at most. */
  static final int MOST_ERRORS = 100;

  private final List<Map<String, @Nullable Object>> errors = new ArrayList<>();

  private final @Nullable Object root;

  private JsonSchema(@Nullable Object root) {
    this.root = root;
  }

  /** The errors of a value, each with message, path, value and errorType; empty when it fits. */
  static List<Map<String, @Nullable Object>> errors(
      @Nullable Object schema, @Nullable Object value) {
    JsonSchema check = new JsonSchema(schema);
    check.check(schema, value, "", 0);
    return check.errors;
  }

  private void check(@Nullable Object schema, @Nullable Object value, String path, int depth) {
    if (!(schema instanceof Map<?, ?> rules) || depth > MOST_DEPTH) {
      return;
    }
    if (rules.get("$ref") instanceof String reference) {
      check(referenced(reference), value, path, depth + 1);
      return;
    }
    if (rules.get("type") != null && !fits(rules.get("type"), value)) {
      String message =
          "Invalid type. Expected " + expected(rules.get("type")) + " but got " + type(value) + ".";
      add("type", message, path, value);
    }
    if (rules.get("enum") instanceof List<?> list
        && list.stream().noneMatch(one -> Values.equal(one, value))) {
      add("enum", "Value " + Json.write(value) + " is not defined in enum.", path, value);
    }
    if (value instanceof Map<?, ?> map) {
      checkObject(rules, map, path, depth);
    } else if (value instanceof List<?> list) {
      checkArray(rules, list, path, depth);
    } else if (value instanceof String text) {
      checkText(rules, text, path);
    } else if (value instanceof Number number) {
      checkNumber(rules, number, path);
    }
    checkCombined(rules, value, path, depth);
  }

  /** A place within the schema, as in {@code #/definitions/address}. */
  private Object referenced(String reference) {
    Object at = root;
    if (reference.startsWith("#")) {
      for (String key : reference.substring(1).split("/", -1)) {
        String name = key.replace("~1", "/").replace("~0", "~");
        at = key.isEmpty() ? at : at instanceof Map<?, ?> map ? map.get(name) : null;
      }
    }
    if (!reference.startsWith("#") || at == null) {
      throw new ExpressionException("the schema has no place '" + reference + "'");
    }
    return at;
  }

  private void checkObject(Map<?, ?> rules, Map<?, ?> value, String path, int depth) {
    Map<?, ?> properties = rules.get("properties") instanceof Map<?, ?> map ? map : Map.of();
    List<String> missing = new ArrayList<>();
    if (rules.get("required") instanceof List<?> required) {
      required.stream()
          .filter(name -> !value.containsKey(name))
          .forEach(name -> missing.add(String.valueOf(name)));
    }
    value.forEach(
        (name, item) -> {
          String place = path.isEmpty() ? String.valueOf(name) : path + "." + name;
          Object rule = properties.get(name);
          Object others = rules.get("additionalProperties");
          if (rule != null) {
            check(rule, item, place, depth + 1);
          } else if (Boolean.FALSE.equals(others)) {
            String message =
                "Property '%s' has not been defined and the schema does not allow additional"
                    + " properties.";
            add("additionalProperties", message.formatted(name), place, item);
          } else {
            check(others, item, place, depth + 1);
          }
        });
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      add("required", "Required properties are missing from object: " + names + ".", path, missing);
    }
  }

  private void checkArray(Map<?, ?> rules, List<?> value, String path, int depth) {
    bound(rules, "minItems", value.size(), path, value);
    bound(rules, "maxItems", value.size(), path, value);
    for (int i = 0; i < value.size(); i++) {
      Object rule = rules.get("items");
      if (rule instanceof List<?> each) {
        rule = i < each.size() ? each.get(i) : rules.get("additionalItems");
      }
      check(rule, value.get(i), path + "[" + i + "]", depth + 1);
    }
  }

  private void checkText(Map<?, ?> rules, String value, String path) {
    int length = value.codePointCount(0, value.length());
    bound(rules, "minLength", length, path, value);
    bound(rules, "maxLength", length, path, value);
    if (rules.get("pattern") instanceof String pattern && !BoundedMatch.finds(pattern, value)) {
      String message = "String '" + value + "' does not match regex pattern '" + pattern + "'.";
      add("pattern", message, path, value);
    }
  }

  private void bound(Map<?, ?> rules, String rule, int size, String path, Object value) {
    if (!(rules.get(rule) instanceof Long limit)) {
      return;
    }
    boolean least = rule.startsWith("min");
    if (least ? size >= limit : size <= limit) {
      return;
    }
    boolean text = value instanceof String;
    String what = text ? "String '" + value + "'" : "Array item count " + size;
    String how = least ? " is less than minimum " : " exceeds maximum ";
    add(rule, what + how + (text ? "length" : "count") + " of " + limit + ".", path, value);
  }

  private void checkNumber(Map<?, ?> rules, Number value, String path) {
    String what = type(value) + " " + Json.write(value);
    if (rules.get("minimum") instanceof Number limit && Values.compare(value, limit) < 0) {
      add("minimum", what + " is less than minimum value of " + limit + ".", path, value);
    }
    if (rules.get("maximum") instanceof Number limit && Values.compare(value, limit) > 0) {
      add("maximum", what + " exceeds maximum value of " + limit + ".", path, value);
    }
  }

  private void checkCombined(Map<?, ?> rules, @Nullable Object value, String path, int depth) {
    for (String rule : List.of("anyOf", "oneOf", "allOf")) {
      if (rules.get(rule) instanceof List<?> schemas) {
        long fitting = schemas.stream().filter(one -> passes(one, value, depth)).count();
        if (rule.equals("allOf") && fitting < schemas.size()) {
          add(rule, "JSON does not match all schemas from 'allOf'.", path, value);
        } else if (rule.equals("oneOf") && fitting > 1) {
          add(rule, "JSON is valid against more than one schema from 'oneOf'.", path, value);
        } else if (fitting == 0 && !rule.equals("allOf")) {
          add(rule, "JSON does not match any schemas from '" + rule + "'.", path, value);
        }
      }
    }
    if (rules.get("not") instanceof Map<?, ?> refused && passes(refused, value, depth)) {
      add("not", "JSON is valid against schema from 'not'.", path, value);
    }
  }

  private boolean passes(@Nullable Object schema, @Nullable Object value, int depth) {
    JsonSchema check = new JsonSchema(root);
    check.check(schema, value, "", depth + 1);
    return check.errors.isEmpty();
  }

  private static boolean fits(@Nullable Object type, @Nullable Object value) {
    if (type instanceof List<?> any) {
      return any.stream().anyMatch(one -> fits(one, value));
    }
    return switch (String.valueOf(type)) {
      case "string" -> value instanceof String;
      case "integer" -> isWhole(value);
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      case "array" -> value instanceof List;
      case "object" -> value instanceof Map;
      case "null" -> value == null;
      default -> true;
    };
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Number number
        && (Values.isInteger(number) || Math.rint(number.doubleValue()) == number.doubleValue());
  }

  private static String expected(@Nullable Object type) {
    Set<String> names = new TreeSet<>();
    for (Object one : type instanceof List<?> list ? list : List.of(String.valueOf(type))) {
      String name = String.valueOf(one);
      names.add(name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    return String.join(", ", names);
  }

  private static String type(@Nullable Object value) {
    return value instanceof Number number && !Values.isInteger(number)
        ? "Number"
        : Values.typeName(value);
  }

  private void add(String rule, String message, String path, @Nullable Object value) {
    if (errors.size() < MOST_ERRORS) {
      Map<String, @Nullable Object> error = new LinkedHashMap<>();
      error.put("message", message);
      error.put("path", path);
      error.put("value", value);
      error.put("errorType", rule);
      error.put("childErrors", List.of());
      errors.add(error);
    }
  }
}
