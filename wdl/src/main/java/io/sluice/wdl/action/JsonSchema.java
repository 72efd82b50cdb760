package io.sluice.wdl.action;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Validates values against JSON schemas of draft 4, which the designer generates, with the messages
 * of Newtonsoft.Json.Schema. Supports type, enum, const, properties, patternProperties, required,
 * dependencies, additionalProperties, items, additionalItems, pattern, anyOf, oneOf, allOf, not,
 * {@code $ref} within the schema, and the bounds of {@link SchemaBounds}; other keywords are
 * ignored.
 *
 * @see <a href="https://www.newtonsoft.com/jsonschema">Newtonsoft Json.NET Schema</a>
 */
final class JsonSchema {
  /** Maximum depth of nested schemas. */
  static final int MAX_DEPTH = 64;

  /** Maximum number of errors per validation. */
  static final int MAX_ERRORS = 100;

  /** The types in the order of the messages. */
  private static final List<String> TYPES =
      List.of("string", "number", "integer", "boolean", "object", "array", "null");

  private final List<Map<String, @Nullable Object>> errors = new ArrayList<>();

  private final @Nullable Object root;

  private JsonSchema(@Nullable Object root) {
    this.root = root;
  }

  /** The errors of a value, each with message, path, value and errorType; empty if it is valid. */
  static List<Map<String, @Nullable Object>> errors(
      @Nullable Object schema, @Nullable Object value) {
    JsonSchema check = new JsonSchema(schema);
    check.check(schema, value, "", 0);
    return check.errors;
  }

  private void check(@Nullable Object schema, @Nullable Object value, String path, int depth) {
    if (!(schema instanceof Map<?, ?> rules) || depth > MAX_DEPTH) {
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
    if (rules.containsKey("const") && !Values.equal(rules.get("const"), value)) {
      add("const", "Value " + Json.write(value) + " does not match const.", path, value);
    }
    SchemaBounds bounds = new SchemaBounds(rules, (rule, text) -> add(rule, text, path, value));
    if (value instanceof Map<?, ?> map) {
      checkObject(rules, map, path, depth);
      bounds.object(map);
    } else if (value instanceof List<?> list) {
      bounds.array(list);
      checkArray(rules, list, path, depth);
    } else if (value instanceof String text) {
      bounds.text(text);
      checkPattern(rules, text, path);
    } else if (value instanceof Number number) {
      bounds.number(number);
    }
    checkCombined(rules, value, path, depth);
  }

  /** Resolves a reference within the schema, as in {@code #/definitions/address}. */
  private Object referenced(String reference) {
    Object at = root;
    if (reference.startsWith("#")) {
      for (String key : reference.substring(1).split("/", -1)) {
        String name = key.replace("~1", "/").replace("~0", "~");
        at = key.isEmpty() ? at : at instanceof Map<?, ?> map ? map.get(name) : null;
      }
    }
    if (!reference.startsWith("#") || at == null) {
      throw new ExpressionException("the schema does not define '" + reference + "'");
    }
    return at;
  }

  private void checkObject(Map<?, ?> rules, Map<?, ?> value, String path, int depth) {
    Map<?, ?> properties = member(rules, "properties");
    List<String> missing = missing(rules.get("required"), value);
    value.forEach(
        (name, item) -> {
          String place = path.isEmpty() ? String.valueOf(name) : path + "." + name;
          List<@Nullable Object> own = byPattern(rules, String.valueOf(name));
          if (properties.get(name) != null) {
            own.add(0, properties.get(name));
          }
          Object others = rules.get("additionalProperties");
          if (own.isEmpty() && Boolean.FALSE.equals(others)) {
            String message =
                "Property '%s' has not been defined and the schema does not allow additional"
                    + " properties.";
            add("additionalProperties", message.formatted(name), place, item);
          } else if (own.isEmpty()) {
            check(others, item, place, depth + 1);
          }
          own.forEach(rule -> check(rule, item, place, depth + 1));
        });
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      add("required", "Required properties are missing from object: " + names + ".", path, missing);
    }
    checkDependencies(rules, value, path, depth);
  }

  private static Map<?, ?> member(Map<?, ?> rules, String name) {
    return rules.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> missing(@Nullable Object required, Map<?, ?> value) {
    List<String> missing = new ArrayList<>();
    if (required instanceof List<?> names) {
      names.stream()
          .filter(name -> !value.containsKey(name))
          .forEach(name -> missing.add(String.valueOf(name)));
    }
    return missing;
  }

  private static List<@Nullable Object> byPattern(Map<?, ?> rules, String name) {
    List<@Nullable Object> found = new ArrayList<>();
    member(rules, "patternProperties")
        .forEach(
            (pattern, rule) -> {
              if (BoundedMatch.finds(String.valueOf(pattern), name)) {
                found.add(rule);
              }
            });
    return found;
  }

  private void checkDependencies(Map<?, ?> rules, Map<?, ?> value, String path, int depth) {
    member(rules, "dependencies")
        .forEach(
            (name, needed) -> {
              if (!value.containsKey(name)) {
                return;
              }
              List<String> missing = missing(needed, value);
              if (!missing.isEmpty() || !passes(needed, value, depth)) {
                String keys = " Missing required keys: " + String.join(", ", missing) + ".";
                String message = "Dependencies for property '" + name + "' failed.";
                add("dependencies", message + (missing.isEmpty() ? "" : keys), path, name);
              }
            });
  }

  private void checkArray(Map<?, ?> rules, List<?> value, String path, int depth) {
    for (int i = 0; i < value.size(); i++) {
      Object rule = rules.get("items");
      String place = path + "[" + i + "]";
      if (rule instanceof List<?> each) {
        rule = i < each.size() ? each.get(i) : rules.get("additionalItems");
        if (i >= each.size() && Boolean.FALSE.equals(rule)) {
          String message = " has not been defined and the schema does not allow additional items.";
          add("additionalItems", "Index " + (i + 1) + message, place, value.get(i));
        }
      }
      check(rule, value.get(i), place, depth + 1);
    }
  }

  private void checkPattern(Map<?, ?> rules, String value, String path) {
    if (rules.get("pattern") instanceof String pattern && !BoundedMatch.finds(pattern, value)) {
      String message = "String '" + value + "' does not match regex pattern '" + pattern + "'.";
      add("pattern", message, path, value);
    }
  }

  private void checkCombined(Map<?, ?> rules, @Nullable Object value, String path, int depth) {
    combined(rules.get("anyOf"), value, depth)
        .filter(fits -> !fits.contains(true))
        .ifPresent(
            fits -> add("anyOf", "JSON does not match any schemas from 'anyOf'.", path, value));
    combined(rules.get("oneOf"), value, depth)
        .filter(fits -> Collections.frequency(fits, true) != 1)
        .ifPresent(
            fits -> {
              String many = "JSON is valid against more than one schema from 'oneOf'. Valid";
              String message =
                  fits.contains(true)
                      ? many + indexes(fits, true)
                      : "JSON is valid against no schemas from 'oneOf'.";
              add("oneOf", message, path, value);
            });
    combined(rules.get("allOf"), value, depth)
        .filter(fits -> fits.contains(false))
        .ifPresent(
            fits -> {
              String message = "JSON does not match all schemas from 'allOf'. Invalid";
              add("allOf", message + indexes(fits, false), path, value);
            });
    if (rules.get("not") instanceof Map<?, ?> refused && passes(refused, value, depth)) {
      add("not", "JSON is valid against schema from 'not'.", path, value);
    }
  }

  /** For each of several schemas, whether the value is valid; empty when there are none. */
  private Optional<List<Boolean>> combined(
      @Nullable Object schemas, @Nullable Object value, int depth) {
    return schemas instanceof List<?> list
        ? Optional.of(list.stream().map(one -> passes(one, value, depth)).toList())
        : Optional.empty();
  }

  private static String indexes(List<Boolean> fits, boolean wanted) {
    return IntStream.range(0, fits.size())
        .filter(i -> fits.get(i) == wanted)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", " schema indexes: ", "."));
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

  /** The names of the types, each once, in the validator's order. */
  private static String expected(@Nullable Object type) {
    List<?> written = type instanceof List<?> list ? list : List.of(String.valueOf(type));
    return written.stream()
        .map(String::valueOf)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted(Comparator.comparingInt(TYPES::indexOf))
        .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .collect(Collectors.joining(", "));
  }

  private static String type(@Nullable Object value) {
    return value instanceof Number number && !Values.isInteger(number)
        ? "Number"
        : Values.typeName(value);
  }

  private void add(String rule, String message, String path, @Nullable Object value) {
    if (errors.size() < MAX_ERRORS) {
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
