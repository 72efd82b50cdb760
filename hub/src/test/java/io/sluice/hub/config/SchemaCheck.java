package io.sluice.hub.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a value against the keywords of JSON Schema that {@link ConfigSchema} uses; an unknown
 * keyword is an error, so that the check cannot silently skip one.
 */
final class SchemaCheck {
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "title", "description", "default", "deprecated");

  private final List<String> problems = new ArrayList<>();

  private SchemaCheck() {}

  static List<String> problems(JsonObject schema, @Nullable Object value) {
    SchemaCheck check = new SchemaCheck();
    check.check("", schema, value);
    return check.problems;
  }

  private void check(String path, JsonObject schema, @Nullable Object value) {
    for (String keyword : schema.fieldNames()) {
      if (!ANNOTATIONS.contains(keyword) && !holds(path, keyword, schema, value)) {
        problems.add(path + ": " + keyword + " " + schema.getValue(keyword));
      }
    }
  }

  private boolean holds(String path, String keyword, JsonObject schema, @Nullable Object value) {
    return switch (keyword) {
      case "type" -> types(schema.getValue(keyword)).stream().anyMatch(type -> is(type, value));
      case "enum" -> schema.getJsonArray(keyword).contains(value);
      case "pattern" ->
          !(value instanceof String text)
              || Pattern.compile(schema.getString(keyword)).matcher(text).find();
      case "minimum" ->
          !(value instanceof Number number) || number.longValue() >= schema.getLong(keyword);
      case "maximum" ->
          !(value instanceof Number number) || number.longValue() <= schema.getLong(keyword);
      case "required" ->
          !(value instanceof Map<?, ?> map)
              || map.keySet().containsAll(schema.getJsonArray(keyword).getList());
      case "anyOf" ->
          schema.getJsonArray(keyword).stream()
              .anyMatch(one -> problems((JsonObject) one, value).isEmpty());
      case "items" -> {
        if (value instanceof List<?> items) {
          items.forEach(item -> check(path + "[]", schema.getJsonObject(keyword), item));
        }
        yield true;
      }
      case "properties" -> true;
      case "additionalProperties" -> properties(path, schema, value);
      default -> throw new IllegalArgumentException("the check does not know " + keyword);
    };
  }

  private boolean properties(String path, JsonObject schema, @Nullable Object value) {
    JsonObject known = schema.getJsonObject("properties", new JsonObject());
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> {
            String at = path + "/" + name;
            if (known.containsKey((String) name)) {
              check(at, known.getJsonObject((String) name), inner);
            } else if (schema.getValue("additionalProperties") instanceof JsonObject other) {
              check(at, other, inner);
            } else {
              problems.add(at + ": unknown");
            }
          });
    }
    return true;
  }

  private static List<String> types(Object type) {
    return type instanceof JsonArray many
        ? many.stream().map(String.class::cast).toList()
        : List.of((String) type);
  }

  private static boolean is(String type, @Nullable Object value) {
    return switch (type) {
      case "null" -> value == null;
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      default -> throw new IllegalArgumentException("the check does not know type " + type);
    };
  }
}
