package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes plausible values for inferred shapes. In order of precedence: a value that the flow
 * compares with, a value of the type that its functions require, a value that suits the name.
 * Deterministic; not thread-safe.
 */
final class SampleValues {
  /** Maximum number of values; further ones are null. */
  static final int MAX_VALUES = 10_000;

  /** Maximum depth; recursive shapes are cut off there. */
  private static final int MAX_DEPTH = 10;

  /** How often one recursive shape is inside of itself. */
  private static final int MAX_REPEATED = 2;

  private final Instant now;
  private final SampleChoices choices;
  private final Function<Expression, Optional<Object>> known;
  private final SampleScalars scalars;
  private final SampleTexts texts;
  private final SampleFits fits;
  private final List<InferredShape> path = new ArrayList<>();
  private int count;

  /** Creates samples whose dates are close to a time. */
  SampleValues(Instant now, SampleChoices choices) {
    this(now, choices, expression -> Optional.empty());
  }

  /** Creates samples that can equal the values of expressions. */
  SampleValues(Instant now, SampleChoices choices, Function<Expression, Optional<Object>> known) {
    this.known = known;
    this.now = now;
    this.choices = choices;
    this.scalars = new SampleScalars(now, choices);
    this.texts = new SampleTexts((shape, index) -> of(shape, index, MAX_DEPTH - 2));
    this.fits = new SampleFits(texts);
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
      for (Map.Entry<?, ?> row : map.entrySet()) {
        String key = String.valueOf(row.getKey());
        if (shape.keys().stream().anyMatch(key::equalsIgnoreCase)) {
          filled.put(key, fill(row.getValue(), shape.member(key), index, depth + 1));
        } else if (!shape.needs().has(ValueNeeds.Need.CLOSED)) {
          filled.put(key, row.getValue());
        }
      }
      for (String key : shape.keys()) {
        if (!shape.needs().isAbsent(key)
            && filled.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
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
      while (filled.size() < shape.needs().items()) {
        filled.add(of(shape.items(), filled.size(), depth + 1));
      }
      return filled;
    }
    return fits.fits(base, shape) ? base : of(shape, index, depth);
  }

  private static boolean wantsScalar(InferredShape shape) {
    return !shape.hasMembers()
        && !shape.has(ExpectedType.OBJECT)
        && !shape.has(ExpectedType.ARRAY)
        && (shape.has(ExpectedType.TEXT)
            || !shape.samples().isEmpty()
            || SampleTypes.SPELLED.stream()
                .anyMatch(type -> type != ExpectedType.JSON && shape.has(type)));
  }

  /** True if the flow can use a value as it is. */
  boolean survives(@Nullable Object value, InferredShape shape) {
    return fits.survives(value, shape);
  }

  private @Nullable Object of(InferredShape shape, int index, int depth) {
    count++;
    if (depth > MAX_DEPTH || count > MAX_VALUES) {
      return null;
    }
    if (shape.declared() != null) {
      return declared(shape, index, depth);
    }
    boolean free = shape.needs().required().isEmpty();
    if (free && shape.needs().has(ValueNeeds.Need.NOTHING)) {
      return null;
    }
    if (free && shape.needs().has(ValueNeeds.Need.BLANK) && !isStructure(shape)) {
      return "";
    }
    if (isStructure(shape)) {
      Object value = isList(shape) ? list(shape, depth) : structure(shape, index, depth);
      return shape.has(ExpectedType.TEXT) && !(value instanceof String) ? Json.write(value) : value;
    }
    return plain(shape, index, depth);
  }

  static boolean isStructure(InferredShape shape) {
    return shape.has(ExpectedType.ARRAY)
        || shape.has(ExpectedType.OBJECT)
        || shape.hasMembers()
        || (!shape.needs().members().isEmpty() && shape.samples().isEmpty());
  }

  private static boolean isList(InferredShape shape) {
    return shape.has(ExpectedType.ARRAY)
        && !shape.has(ExpectedType.OBJECT)
        && (!isText(shape) || shape.needs().has(ValueNeeds.Need.LOOPED));
  }

  private @Nullable Object plain(InferredShape shape, int index, int depth) {
    if (shape.encoded() != null && !shape.has(ExpectedType.DATE)) {
      Object inner = of(shape.encoded(), index, depth + 1);
      return SampleScalars.base64(inner instanceof String text ? text : Json.write(inner));
    }
    Object value = compared(shape, index);
    if (value == null) {
      value = scalars.of(shape, index);
    }
    boolean text = shape.has(ExpectedType.TEXT) || shape.needs().has(ValueNeeds.Need.MEASURED);
    if (text && !(value instanceof String)) {
      value = Json.write(value);
    }
    return value instanceof String usual ? suitable(shape, usual, index) : value;
  }

  /** The value with which the flow compares; null if there is none that suits. */
  private @Nullable Object compared(InferredShape shape, int index) {
    List<Object> allowed = shape.needs().allowed();
    ValueNeeds needs = shape.needs();
    List<Object> required = needs.required();
    List<Object> suiting =
        Stream.concat(
                needs.equals().stream().flatMap(one -> known.apply(one).stream()),
                shape.samples().stream())
            .filter(one -> !needs.forbidden().contains(one))
            .filter(one -> !one.equals("") && !(one instanceof Map) && !(one instanceof List))
            .filter(one -> allowed.isEmpty() || allowed.contains(one))
            .filter(one -> SampleTypes.suits(shape, one))
            .filter(one -> !(one instanceof String text) || texts.suits(shape, text))
            .toList();
    List<Object> must = required.stream().filter(one -> SampleTypes.suits(shape, one)).toList();
    if (!must.isEmpty()) {
      return chosen(must.subList(0, 1), index);
    }
    if (!suiting.isEmpty() && choices.compares()) {
      return chosen(suiting, index);
    }
    return allowed.isEmpty() ? null : chosen(allowed, index);
  }

  private Object chosen(List<Object> values, int index) {
    int at = Math.min(index, values.size() - 1) + choices.shift();
    Object chosen = values.get(at % values.size());
    return chosen instanceof Boolean flag ? flag == choices.flag() : chosen;
  }

  private String suitable(InferredShape shape, String usual, int index) {
    if (texts.suits(shape, usual)) {
      return usual;
    }
    if (shape.has(ExpectedType.DATE)) {
      for (String other : scalars.otherDates(shape, index)) {
        if (texts.suits(shape, other)) {
          return other;
        }
      }
    }
    return texts.built(shape, usual);
  }

  /** A value of the type that a schema declares. */
  private @Nullable Object declared(InferredShape shape, int index, int depth) {
    ExpectedType type = shape.declared();
    if (type == ExpectedType.NULL) {
      return null;
    }
    if (type == ExpectedType.ARRAY) {
      return list(shape, depth);
    }
    if (type == ExpectedType.OBJECT) {
      return object(shape, index, depth);
    }
    List<Object> allowed = shape.needs().allowed();
    List<Object> fitting =
        (allowed.isEmpty() ? shape.samples() : allowed)
            .stream().filter(one -> SampleTypes.isOf(type, one)).toList();
    if (!fitting.isEmpty() && (choices.compares() || !allowed.isEmpty())) {
      return chosen(fitting, index);
    }
    if (type == ExpectedType.BOOLEAN) {
      return choices.flag();
    }
    if (type == ExpectedType.INTEGER || type == ExpectedType.NUMBER) {
      return index + 1L;
    }
    return text(shape, index, depth);
  }

  /** A text; JSON if members of it are read. */
  private @Nullable Object text(InferredShape shape, int index, int depth) {
    if (isStructure(shape)) {
      Object value = isList(shape) ? list(shape, depth) : structure(shape, index, depth);
      return value instanceof String ? value : Json.write(value);
    }
    return plain(shape, index, depth);
  }

  /** True for a text whose length is read, which looks like an array to inference. */
  private static boolean isText(InferredShape shape) {
    return shape.has(ExpectedType.TEXT) && shape.items().isOpen();
  }

  private @Nullable Object structure(InferredShape shape, int index, int depth) {
    if (shape.has(ExpectedType.ARRAY) && !shape.hasMembers()) {
      return plain(shape, index, depth);
    }
    return object(shape, index, depth);
  }

  private Map<String, @Nullable Object> object(InferredShape shape, int index, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    path.add(shape);
    List<String> keys = shape.keys().stream().filter(key -> !shape.needs().isAbsent(key)).toList();
    for (String key : keys) {
      InferredShape member = shape.member(key);
      if (path.stream().filter(member::isSame).count() < MAX_REPEATED) {
        object.put(key, of(member, index, depth + 1));
      }
    }
    path.remove(path.size() - 1);
    for (ValueNeeds.Member member : shape.needs().members()) {
      for (int i = 0; i < 2; i++) {
        if (of(member.name(), i, depth + 1) instanceof String key) {
          object.putIfAbsent(key, of(member.value(), i, depth + 1));
        }
      }
    }
    return object;
  }

  private List<@Nullable Object> list(InferredShape shape, int depth) {
    ValueNeeds needs = shape.needs();
    int items = needs.items() > choices.items() ? needs.items() : choices.items();
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < items && !needs.has(ValueNeeds.Need.BLANK); i++) {
      list.add(of(shape.items(), i, depth + 1));
    }
    return list;
  }
}
