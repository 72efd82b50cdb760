package io.sluice.wdl.trial;

import io.sluice.wdl.action.AtSignEscapes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inference from JSON schemas. */
final class SchemaShapes {
  /** Maximum depth of a schema. */
  private static final int MAX_DEPTH = 32;

  private SchemaShapes() {}

  /** Adds the requirements of a schema to a shape. */
  static void apply(@Nullable Object schema, InferredShape shape) {
    apply(AtSignEscapes.read(schema), shape, 0);
  }

  private static void apply(@Nullable Object schema, InferredShape shape, int depth) {
    if (!(schema instanceof Map<?, ?> rules) || depth > MAX_DEPTH) {
      return;
    }
    type(rules.get("type"), shape);
    if (String.valueOf(rules.get("format")).startsWith("date")) {
      shape.is(ExpectedType.DATE);
    }
    for (String keyword : List.of("enum", "examples")) {
      if (rules.get(keyword) instanceof List<?> values) {
        values.forEach(shape::sample);
      }
    }
    for (String keyword : List.of("default", "example", "const")) {
      shape.sample(scalar(rules.get(keyword)));
    }
    if (rules.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((key, rule) -> apply(rule, member(shape, key), depth + 1));
    }
    if (rules.get("items") instanceof Map<?, ?> rule) {
      apply(rule, shape.items(), depth + 1);
    }
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      if (rules.get(keyword) instanceof List<?> list && !list.isEmpty()) {
        apply(list.get(0), shape, depth + 1);
      }
    }
  }

  private static InferredShape member(InferredShape shape, Object key) {
    shape.is(ExpectedType.OBJECT);
    return shape.member(String.valueOf(key));
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    return value instanceof Map || value instanceof List ? null : value;
  }

  private static void type(@Nullable Object type, InferredShape shape) {
    if (type instanceof List<?> several) {
      several.stream()
          .filter(one -> !"null".equals(one))
          .findFirst()
          .ifPresent(t -> type(t, shape));
      return;
    }
    switch (String.valueOf(type).toLowerCase(Locale.ROOT)) {
      case "string" -> shape.declare(ExpectedType.TEXT);
      case "integer" -> shape.declare(ExpectedType.INTEGER);
      case "number" -> shape.declare(ExpectedType.NUMBER);
      case "boolean" -> shape.declare(ExpectedType.BOOLEAN);
      case "array" -> shape.declare(ExpectedType.ARRAY);
      case "object" -> shape.declare(ExpectedType.OBJECT);
      default -> {}
    }
  }
}
