package io.sluice.wdl.trial;

import io.sluice.wdl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes plausible values for inferred shapes. In order of precedence: a value that the flow
 * compares with, a value of the type that its functions require, a value that suits the name.
 * Deterministic; not thread-safe.
 */
final class SampleValues {
  /** The number of items in an array. */
  static final int ITEMS = 2;

  /** Maximum number of values; further ones are null. */
  static final int MAX_VALUES = 10_000;

  /** Maximum depth; recursive shapes are cut off there. */
  private static final int MAX_DEPTH = 10;

  private final Instant now;
  private int count;

  /** Creates samples whose dates are close to a time. */
  SampleValues(Instant now) {
    this.now = now;
  }

  /** The time to which dates are close. */
  Instant now() {
    return now;
  }

  /** A value for a shape. */
  @Nullable Object of(InferredShape shape) {
    return of(shape, 0, 0);
  }

  /** Completes a value with the members of a shape; where both conflict, the shape wins. */
  @Nullable Object fill(@Nullable Object base, InferredShape shape) {
    return fill(base, shape, 0, 0);
  }

  private @Nullable Object fill(@Nullable Object base, InferredShape shape, int index, int depth) {
    if (shape.isOpen() || depth > MAX_DEPTH) {
      return base;
    }
    boolean array = shape.has(ExpectedType.ARRAY) && !shape.hasMembers();
    if (base instanceof Map<?, ?> map && !array && !wantsScalar(shape)) {
      Map<String, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach(
          (key, value) ->
              filled.put(
                  String.valueOf(key),
                  shape.keys().stream().anyMatch(String.valueOf(key)::equalsIgnoreCase)
                      ? fill(value, shape.member(String.valueOf(key)), index, depth + 1)
                      : value));
      for (String key : shape.keys()) {
        if (filled.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
          filled.put(key, of(shape.member(key), index, depth + 1));
        }
      }
      return filled;
    }
    if (base instanceof List<?> list && array) {
      List<@Nullable Object> filled = new ArrayList<>();
      for (Object item : list) {
        filled.add(fill(item, shape.items(), filled.size(), depth + 1));
      }
      return filled;
    }
    return fits(base, shape) ? base : of(shape, index, depth);
  }

  private static boolean wantsScalar(InferredShape shape) {
    return !shape.hasMembers()
        && !shape.has(ExpectedType.OBJECT)
        && !shape.has(ExpectedType.ARRAY)
        && (shape.has(ExpectedType.TEXT) || !shape.samples().isEmpty());
  }

  private static boolean fits(@Nullable Object base, InferredShape shape) {
    if (base == null || base instanceof Map || base instanceof List || shape.hasMembers()) {
      return false;
    }
    boolean text = shape.has(ExpectedType.TEXT) && base instanceof String;
    return text
        && shape.samples().isEmpty()
        && shape.encoded() == null
        && !shape.has(ExpectedType.DATE);
  }

  private @Nullable Object of(InferredShape shape, int index, int depth) {
    count++;
    if (depth > MAX_DEPTH || count > MAX_VALUES) {
      return null;
    }
    if (shape.declared() != null) {
      return declared(shape, index, depth);
    }
    boolean array = shape.has(ExpectedType.ARRAY) && !shape.has(ExpectedType.OBJECT);
    if (array || shape.hasMembers() || shape.has(ExpectedType.OBJECT)) {
      Object value = array && !isText(shape) ? list(shape, depth) : structure(shape, index, depth);
      return shape.has(ExpectedType.TEXT) ? Json.write(value) : value;
    }
    return plain(shape, index, depth);
  }

  private @Nullable Object plain(InferredShape shape, int index, int depth) {
    if (shape.encoded() != null && !shape.has(ExpectedType.DATE)) {
      Object inner = of(shape.encoded(), index, depth + 1);
      return base64(inner instanceof String text ? text : Json.write(inner));
    }
    List<Object> samples = shape.samples();
    Object value =
        samples.isEmpty() ? scalar(shape, index) : samples.get(Math.min(index, samples.size() - 1));
    return shape.has(ExpectedType.TEXT) && !(value instanceof String) ? Json.write(value) : value;
  }

  /** A value of the type that a schema declares. */
  private @Nullable Object declared(InferredShape shape, int index, int depth) {
    ExpectedType type = shape.declared();
    if (type == ExpectedType.ARRAY) {
      return list(shape, depth);
    }
    if (type == ExpectedType.OBJECT) {
      return object(shape, index, depth);
    }
    List<Object> fitting = shape.samples().stream().filter(one -> isOf(type, one)).toList();
    if (!fitting.isEmpty()) {
      return fitting.get(Math.min(index, fitting.size() - 1));
    }
    if (type == ExpectedType.BOOLEAN) {
      return true;
    }
    if (type == ExpectedType.INTEGER || type == ExpectedType.NUMBER) {
      return index + 1L;
    }
    return text(shape, index, depth);
  }

  private static boolean isOf(@Nullable ExpectedType type, Object value) {
    return switch (type == null ? ExpectedType.TEXT : type) {
      case BOOLEAN -> value instanceof Boolean;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Number;
      default -> false;
    };
  }

  /** A text; JSON if members of it are read. */
  private @Nullable Object text(InferredShape shape, int index, int depth) {
    boolean array = shape.has(ExpectedType.ARRAY) && !shape.has(ExpectedType.OBJECT);
    if (array || shape.hasMembers() || shape.has(ExpectedType.OBJECT)) {
      return Json.write(
          array && !isText(shape) ? list(shape, depth) : structure(shape, index, depth));
    }
    return plain(shape, index, depth);
  }

  /** True for a text whose length is read, which looks like an array to inference. */
  private static boolean isText(InferredShape shape) {
    return shape.has(ExpectedType.TEXT) && shape.items().isOpen();
  }

  private @Nullable Object structure(InferredShape shape, int index, int depth) {
    if (shape.has(ExpectedType.ARRAY) && !shape.hasMembers()) {
      return scalar(shape, index);
    }
    return object(shape, index, depth);
  }

  private Map<String, @Nullable Object> object(InferredShape shape, int index, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String key : shape.keys()) {
      object.put(key, of(shape.member(key), index, depth + 1));
    }
    return object;
  }

  private List<@Nullable Object> list(InferredShape shape, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      list.add(of(shape.items(), i, depth + 1));
    }
    return list;
  }

  private Object scalar(InferredShape shape, int index) {
    String name = shape.name();
    if (shape.has(ExpectedType.ZONE)) {
      return "UTC";
    }
    if (shape.has(ExpectedType.LOCAL_DATE)) {
      return date(index).replace("Z", "");
    }
    if (shape.has(ExpectedType.DATE)) {
      return date(index);
    }
    if (shape.has(ExpectedType.URI)) {
      return "https://example.com/" + name.toLowerCase(Locale.ROOT) + "/" + (index + 1);
    }
    if (shape.has(ExpectedType.PATH)) {
      return path(name, index);
    }
    if (shape.has(ExpectedType.XML)) {
      return "<root><item>" + (index + 1) + "</item></root>";
    }
    if (shape.has(ExpectedType.BOOLEAN)) {
      return true;
    }
    if (shape.has(ExpectedType.INTEGER) || shape.has(ExpectedType.NUMBER)) {
      return index + 1L;
    }
    return named(name, shape, index);
  }

  /** A value that suits the name; a number only if the flow does not require text. */
  private Object named(String name, InferredShape shape, int index) {
    String lower = name.toLowerCase(Locale.ROOT);
    int number = index + 1;
    if (!shape.part().isEmpty()) {
      return "sample " + shape.part() + " " + number;
    }
    if (lower.equals("$content") || lower.equals("contentbytes")) {
      return base64("sample " + number);
    }
    if (lower.endsWith("mail") || lower.endsWith("upn") || lower.endsWith("principalname")) {
      return "person" + number + "@example.com";
    }
    if (lower.endsWith("date") || lower.endsWith("datetime") || lower.endsWith("time")) {
      return date(index);
    }
    if (lower.startsWith("created") || lower.startsWith("modified") || lower.endsWith("edon")) {
      return date(index);
    }
    if (lower.endsWith("url") || lower.endsWith("uri") || lower.endsWith("link")) {
      return "https://example.com/" + lower + "/" + number;
    }
    boolean counts = lower.equals("count") || lower.endsWith("count") || lower.endsWith("amount");
    if (counts && !shape.has(ExpectedType.TEXT)) {
      return (long) number;
    }
    if (lower.endsWith("id") && !lower.endsWith("valid")) {
      return "00000000-0000-4000-8000-00000000000" + number;
    }
    return name.isEmpty() ? "sample " + number : name + " " + number;
  }

  /** A path with eight segments, like the id of an Azure resource. */
  private static String path(String name, int index) {
    StringBuilder path = new StringBuilder();
    for (int i = 1; i <= 8; i++) {
      path.append('/').append(name).append(index + 1).append('-').append(i);
    }
    return path.toString();
  }

  private String date(int index) {
    return now.truncatedTo(ChronoUnit.SECONDS).plus(index, ChronoUnit.HOURS).toString();
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
