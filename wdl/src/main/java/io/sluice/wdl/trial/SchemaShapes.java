package io.sluice.wdl.trial;

import io.sluice.wdl.action.AtSignEscapes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Inference from JSON schemas, with references within the schema. */
final class SchemaShapes {
  /** Maximum depth of a schema. */
  private static final int MAX_DEPTH = 32;

  /** Maximum length of a pattern that is tried. */
  private static final int MAX_PATTERN = 200;

  /** Texts of which one often matches the pattern of a schema. */
  private static final List<String> PATTERN_EXAMPLES =
      List.of(
          "1",
          "12",
          "123",
          "1234",
          "12345",
          "123456",
          "12345678",
          "1234567890",
          "A",
          "AB",
          "ABC",
          "ABCD",
          "abc",
          "AB123",
          "ABC-123",
          "a1",
          "1.5",
          "1.0.0",
          "true",
          "2026-11-20",
          "2026-11-20T08:00:00Z",
          "08:00",
          "08:00:00",
          "20/11/2026",
          "person1@example.com",
          "https://example.com/1",
          "+15550100",
          "+4915550100",
          "00000000-0000-4000-8000-000000000001",
          "#00ff00",
          "192.0.2.1",
          "sample",
          "Sample 1",
          "/sample",
          "sample_1");

  private final @Nullable Object root;
  private final Map<String, InferredShape> references = new HashMap<>();

  private SchemaShapes(@Nullable Object root) {
    this.root = root;
  }

  /** Adds the requirements of a schema to a shape. */
  static void apply(@Nullable Object schema, InferredShape shape) {
    Object read = AtSignEscapes.read(schema);
    new SchemaShapes(read).apply(read, shape, 0);
  }

  private void apply(@Nullable Object schema, InferredShape shape, int depth) {
    if (!(schema instanceof Map<?, ?> rules) || depth > MAX_DEPTH) {
      return;
    }
    if (rules.get("$ref") instanceof String reference) {
      refer(reference, shape, depth);
      return;
    }
    type(rules.get("type"), shape);
    text(rules, shape);
    values(rules, shape);
    number(rules, shape);
    if (rules.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((key, rule) -> apply(rule, member(shape, key), depth + 1));
    }
    if (rules.get("required") instanceof List<?> names) {
      names.forEach(name -> member(shape, name));
    }
    if (Boolean.FALSE.equals(rules.get("additionalProperties"))) {
      shape.needs().mark(ValueNeeds.Need.CLOSED);
    }
    array(rules, shape, depth);
    combined(rules, shape, depth);
  }

  /** All places with one reference have one shape, so that recursive schemas end. */
  private void refer(String reference, InferredShape shape, int depth) {
    InferredShape known = references.get(reference);
    if (known != null) {
      known.unify(shape);
      return;
    }
    references.put(reference, shape);
    Object at = root;
    for (String key : reference.replaceFirst("^#", "").split("/", -1)) {
      String name = key.replace("~1", "/").replace("~0", "~");
      at = key.isEmpty() ? at : at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    apply(at, shape, depth + 1);
  }

  private void array(Map<?, ?> rules, InferredShape shape, int depth) {
    if (rules.get("items") instanceof Map<?, ?> rule) {
      apply(rule, shape.items(), depth + 1);
    } else if (rules.get("items") instanceof List<?> tuple && !tuple.isEmpty()) {
      shape.needs().items(tuple.size());
      apply(tuple.get(0), shape.items(), depth + 1);
    }
    if (rules.get("minItems") instanceof Long least) {
      shape.needs().items(least);
    }
  }

  private void combined(Map<?, ?> rules, InferredShape shape, int depth) {
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (rules.get(keyword) instanceof List<?> list) {
        list.stream()
            .filter(one -> !(one instanceof Map<?, ?> map && "null".equals(map.get("type"))))
            .findFirst()
            .ifPresent(first -> apply(first, shape, depth + 1));
      }
    }
    if (rules.get("allOf") instanceof List<?> list) {
      list.forEach(one -> apply(one, shape, depth + 1));
    }
  }

  private static void text(Map<?, ?> rules, InferredShape shape) {
    String format = String.valueOf(rules.get("format"));
    if (format.startsWith("date")) {
      shape.is(ExpectedType.DATE);
    } else if (format.equals("uri") || format.equals("url")) {
      shape.is(ExpectedType.URI);
    }
    if (rules.get("minLength") instanceof Long least) {
      shape.needs().length(least);
    }
    if (rules.get("pattern") instanceof String pattern && pattern.length() <= MAX_PATTERN) {
      matching(pattern).ifPresent(example -> shape.needs().allow(List.of(example)));
    }
  }

  private static Optional<String> matching(String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      return PATTERN_EXAMPLES.stream().filter(one -> compiled.matcher(one).find()).findFirst();
    } catch (PatternSyntaxException otherDialect) {
      return Optional.empty();
    }
  }

  private static void values(Map<?, ?> rules, InferredShape shape) {
    if (rules.get("enum") instanceof List<?> values) {
      shape.needs().allow(values);
    }
    if (rules.get("const") != null) {
      shape.needs().allow(List.of(rules.get("const")));
    }
    if (rules.get("examples") instanceof List<?> values) {
      values.forEach(shape::sample);
    }
    for (String keyword : List.of("default", "example")) {
      Object value = rules.get(keyword);
      shape.sample(value instanceof Map || value instanceof List ? null : value);
    }
  }

  /** The least number that the bounds allow, if 1 and 2 are not. */
  private static void number(Map<?, ?> rules, InferredShape shape) {
    Object step = rules.get("multipleOf");
    if (rules.get("minimum") instanceof Long least && least > 1) {
      boolean exclusive = Boolean.TRUE.equals(rules.get("exclusiveMinimum"));
      shape.needs().allow(List.of(exclusive ? least + 1 : least));
    } else if (rules.get("exclusiveMinimum") instanceof Long bound && bound >= 1) {
      shape.needs().allow(List.of(bound + 1));
    } else if (rules.get("maximum") instanceof Long most && most < 2) {
      shape.needs().allow(List.of(most));
    } else if (step instanceof Long unit && unit > 1) {
      shape.needs().allow(List.of(unit));
    }
  }

  private static InferredShape member(InferredShape shape, Object key) {
    shape.is(ExpectedType.OBJECT);
    return shape.member(String.valueOf(key));
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
      default -> {
        if ("null".equals(type)) {
          shape.declare(ExpectedType.NULL);
        }
      }
    }
  }
}
