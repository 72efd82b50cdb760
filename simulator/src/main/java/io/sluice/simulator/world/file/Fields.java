package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.DurationRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a mapping. Errors are collected and the field replaced by a harmless value,
 * so that the whole file is checked at once; {@link #end} reports unknown fields.
 */
final class Fields {

  private final String path;
  private final Doc.Mapping doc;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String path, Doc.Mapping doc, List<Problem> problems) {
    this.path = path;
    this.doc = doc;
    this.problems = problems;
  }

  static Fields of(String path, Doc doc, List<Problem> problems) {
    if (doc instanceof Doc.Mapping mapping) {
      return new Fields(path, mapping, problems);
    }
    if (!(doc instanceof Doc.Scalar scalar && scalar.text() == null)) {
      problems.add(problem(doc, path, "must be a mapping of names to values"));
    }
    return new Fields(
        path, new Doc.Mapping(doc.line(), doc.column(), new LinkedHashMap<>()), problems);
  }

  private static Problem problem(Doc at, String path, String rule) {
    @Nullable String value = at instanceof Doc.Scalar scalar ? scalar.text() : null;
    return new Problem(at.line(), at.column(), path, value, rule);
  }

  int line() {
    return doc.line();
  }

  String path() {
    return path;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether a field is present; marks it as known. */
  boolean has(String name) {
    asked.add(name);
    return doc.fields().containsKey(name);
  }

  /** The value of a field, which is marked as known; null if absent. */
  @Nullable Doc doc(String name) {
    asked.add(name);
    return doc.fields().get(name);
  }

  void problem(String name, String rule) {
    Doc at = doc.fields().getOrDefault(name, doc);
    problems.add(problem(at, pathOf(name), rule));
  }

  /** Reports an error at a path below these fields, such as {@code steps[2].after}. */
  void problemAt(String below, String rule) {
    Doc at = doc;
    for (String part : below.split("[.\\[\\]]+", -1)) {
      @Nullable Doc next = null;
      if (at instanceof Doc.Mapping mapping) {
        next = mapping.fields().get(part);
      } else if (at instanceof Doc.Sequence sequence && part.matches("\\d{1,6}")) {
        int index = Integer.parseInt(part);
        next = index < sequence.items().size() ? sequence.items().get(index) : null;
      }
      if (next == null) {
        break;
      }
      at = next;
    }
    problems.add(problem(at, pathOf(below), rule));
  }

  @Nullable String textOrNull(String name) {
    @Nullable Doc value = doc(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Doc.Scalar scalar) {
      return scalar.text();
    }
    problem(name, "must be a single value");
    return null;
  }

  String text(String name, String otherwise) {
    @Nullable String text = textOrNull(name);
    return text == null ? otherwise : text;
  }

  String text(String name) {
    @Nullable String text = textOrNull(name);
    if (text == null || text.isBlank()) {
      problem(name, "is required");
      return "missing";
    }
    return text;
  }

  /** A field with a custom format; {@code shape} describes the format in error messages. */
  <T> T shaped(String name, T otherwise, String shape, Function<String, Optional<T>> reader) {
    @Nullable T value = shapedOrNull(name, shape, reader);
    return value == null ? otherwise : value;
  }

  /** A field with a custom format; null if absent or malformed. */
  <T> @Nullable T shapedOrNull(String name, String shape, Function<String, Optional<T>> reader) {
    @Nullable String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    Optional<T> value = reader.apply(text);
    if (value.isEmpty()) {
      problem(name, "must be " + shape + ", not \"" + text + "\"");
    }
    return value.orElse(null);
  }

  Duration duration(String name, Duration otherwise) {
    return shaped(name, otherwise, Durations.SHAPE, Durations::parse);
  }

  DurationRange range(String name, DurationRange otherwise) {
    return shaped(
        name, otherwise, Durations.SHAPE + ", or a range such as 2s..4s", Durations::parseRange);
  }

  boolean flag(String name, boolean otherwise) {
    return shaped(
        name,
        otherwise,
        "true or false",
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(text.equals("true"))
                : Optional.empty());
  }

  /** A decimal number; null if absent. */
  @Nullable BigDecimal number(String name) {
    return shapedOrNull(name, Numbers.SHAPE, Numbers::parse);
  }

  double real(String name, double otherwise) {
    @Nullable BigDecimal number = number(name);
    return number == null ? otherwise : number.doubleValue();
  }

  /** A probability between 0 and 1. */
  double chance(String name, double otherwise) {
    double chance = real(name, otherwise);
    if (chance < 0 || chance > 1) {
      problem(name, "must lie between 0 and 1");
      return otherwise;
    }
    return chance;
  }

  /** An integer between two bounds, both included. */
  long whole(String name, long otherwise, long min, long max) {
    @Nullable BigDecimal number = number(name);
    if (number == null) {
      return otherwise;
    }
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      problem(name, "must be a whole number from " + min + " to " + max);
      return otherwise;
    }
    return number.longValue();
  }

  /** One of several words, ignoring case. */
  <E extends Enum<E>> E word(String name, E otherwise, Function<E, String> wordOf) {
    return shaped(
        name,
        otherwise,
        EnumWords.shape(otherwise.getDeclaringClass(), wordOf),
        text -> EnumWords.find(otherwise.getDeclaringClass(), wordOf, text));
  }

  /** A list of texts or nulls. */
  List<@Nullable String> textsOrNull(String name) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Doc item : items(name)) {
      if (item instanceof Doc.Scalar scalar) {
        texts.add(scalar.text());
      } else {
        problem(name, "must be a list of texts");
      }
    }
    return texts;
  }

  /** A list of texts; a single text is a list of one. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Doc item : items(name)) {
      if (item instanceof Doc.Scalar scalar && scalar.text() != null) {
        texts.add(scalar.text());
      } else {
        problem(name, "must be a list of texts");
      }
    }
    return texts;
  }

  /** The items of a list field; a single value is a list of one. */
  List<Doc> items(String name) {
    @Nullable Doc value = doc(name);
    if (value == null) {
      return List.of();
    }
    return value instanceof Doc.Sequence sequence ? sequence.items() : List.of(value);
  }

  /** The mappings of a list field, read by {@code reader}. */
  <T> List<T> each(String name, Function<Fields, T> reader) {
    List<T> values = new ArrayList<>();
    for (Doc item : items(name)) {
      Fields fields = of(pathOf(name) + "[" + values.size() + "]", item, problems);
      values.add(reader.apply(fields));
      fields.end();
    }
    return values;
  }

  /** A mapping field, read by {@code reader}; empty if absent. */
  <T> T one(String name, Function<Fields, T> reader) {
    @Nullable Doc value = doc(name);
    Fields fields =
        of(
            pathOf(name),
            value == null ? Doc.Scalar.nothing(doc.line(), doc.column()) : value,
            problems);
    T result = reader.apply(fields);
    fields.end();
    return result;
  }

  /** The names of all fields, for mappings with arbitrary names. */
  Set<String> names() {
    return doc.fields().keySet();
  }

  /** Reports unknown fields. */
  void end() {
    for (String name : doc.fields().keySet()) {
      if (!asked.contains(name)) {
        problem(name, "is not known here; known are " + String.join(", ", asked));
      }
    }
  }
}
