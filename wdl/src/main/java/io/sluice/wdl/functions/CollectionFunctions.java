package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of arrays, and of strings as sequences of characters. */
final class CollectionFunctions {
  private static final String SEQUENCE = "an array or a string";

  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.COLLECTION,
                  "contains(collection, value)",
                  "Whether a string contains a string (case-sensitive), an array an element, or an"
                      + " object a key.",
                  "contains('hello world', 'world') => true",
                  CollectionFunctions::contains)
              .example("contains(createArray(1, 2), 2.0) => true")
              .example("contains(json('{\"Name\":1}'), 'name') => true"),
          eager(
                  FunctionFamily.COLLECTION,
                  "empty(collection)",
                  "Whether a string, array or object is empty, or the value is null.",
                  "empty('') => true",
                  CollectionFunctions::empty)
              .example("empty(createArray(null)) => false"),
          eager(
                  FunctionFamily.COLLECTION,
                  "first(collection)",
                  "The first character or element; the empty string or null if there is none.",
                  "first('hello') => 'h'",
                  args -> end(args, true))
              .example("first(createArray(0, 1, 2)) => 0"),
          eager(
              FunctionFamily.COLLECTION,
              "last(collection)",
              "The last character or element; the empty string or null if there is none.",
              "last('abcd') => 'd'",
              args -> end(args, false)),
          eager(
              FunctionFamily.COLLECTION,
              "skip(collection, count)",
              "A string or array without its first characters or elements.",
              "skip(createArray(0, 1, 2, 3), 1) => [1, 2, 3]",
              args -> part(args, true)),
          eager(
              FunctionFamily.COLLECTION,
              "take(collection, count)",
              "The first characters or elements of a string or array.",
              "take(createArray(0, 1, 2, 3, 4), 3) => [0, 1, 2]",
              args -> part(args, false)),
          eager(
              FunctionFamily.COLLECTION,
              "union(collection, ...)",
              "All elements of the arrays without duplicates, or all properties of the objects.",
              "union(createArray(1, 2, 3), createArray(1, 2, 10, 101)) => [1, 2, 3, 10, 101]",
              SetFunctions::union),
          eager(
              FunctionFamily.COLLECTION,
              "intersection(collection, ...)",
              "The elements common to all arrays, or the properties common to all objects.",
              "intersection(createArray(1, 2, 3), createArray(101, 2, 1, 10)) => [1, 2]",
              SetFunctions::intersection),
          eager(
              FunctionFamily.COLLECTION,
              "join(collection, delimiter)",
              "Joins the elements of an array into a string, separated by a delimiter.",
              "join(createArray('a', 'b', 'c'), '.') => 'a.b.c'",
              args -> join(args.evaluation(), args.array(0, "of type array"), delimiter(args))),
          eager(
              FunctionFamily.COLLECTION,
              "reverse(collection)",
              "Reverses the order of an array.",
              "reverse(createArray(0, 1, 2, 3)) => [3, 2, 1, 0]",
              CollectionFunctions::reverse),
          eager(
                  FunctionFamily.COLLECTION,
                  "sort(collection, sortBy?)",
                  "Sorts an array in ascending order, by its elements or by a property of them.",
                  "sort(createArray(2, 1, 0, 3)) => [0, 1, 2, 3]",
                  CollectionFunctions::sort)
              .example("sort(json('[{\"a\":2},{\"a\":1}]'), 'a') => [{a: 1}, {a: 2}]"),
          eager(
              FunctionFamily.COLLECTION,
              "item()",
              "The current item of the innermost loop or array action.",
              "item() => {Id: 7, Name: 'seven'}",
              args -> args.scope().item()));

  private CollectionFunctions() {}

  private static Object contains(Arguments args) {
    Object value = args.get(1);
    if (args.get(0) instanceof String text) {
      String wanted = args.text(1);
      return wanted.isEmpty() || SubstringSearch.exact(args.evaluation(), text, wanted).next() >= 0;
    }
    if (args.get(0) instanceof Map<?, ?>) {
      return Values.findKey(args.object(0), args.text(1)) != null;
    }
    for (Object element : args.array(0, "an object, an array or a string")) {
      if (args.evaluation().equal(element, value)) {
        return true;
      }
    }
    return false;
  }

  private static Object empty(Arguments args) {
    Object value = args.get(0);
    if (value == null) {
      return true;
    }
    if (value instanceof String text) {
      return text.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    throw args.wrong(0, "an object, an array or a string");
  }

  private static @Nullable Object end(Arguments args, boolean first) {
    if (args.get(0) instanceof String text) {
      int last = text.length() - 1;
      return text.isEmpty() ? "" : String.valueOf(text.charAt(first ? 0 : last));
    }
    if (args.get(0) instanceof List<?> list) {
      return list.isEmpty() ? null : list.get(first ? 0 : list.size() - 1);
    }
    throw args.wrong(0, SEQUENCE);
  }

  private static Object part(Arguments args, boolean skip) {
    if (args.get(0) instanceof String text) {
      int count = Math.min(args.size(1, 0), text.length());
      args.evaluation().charge(text.length());
      return skip ? text.substring(count) : text.substring(0, count);
    }
    List<@Nullable Object> list = args.array(0, SEQUENCE);
    int count = Math.min(args.size(1, 0), list.size());
    return new ArrayList<>(skip ? list.subList(count, list.size()) : list.subList(0, count));
  }

  private static String delimiter(Arguments args) {
    return args.text(1, "of type string");
  }

  private static String join(Evaluation evaluation, List<@Nullable Object> list, String between) {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Object element : list) {
      if (!first) {
        evaluation.append(text, between);
      }
      evaluation.append(text, TextForm.of(element));
      first = false;
    }
    return text.toString();
  }

  private static Object reverse(Arguments args) {
    List<@Nullable Object> copy = new ArrayList<>(args.array(0, "of type array"));
    Collections.reverse(copy);
    return copy;
  }

  private static Object sort(Arguments args) {
    List<@Nullable Object> copy = new ArrayList<>(args.array(0, "of type array"));
    String key = args.optionalText(1);
    args.evaluation().charge(copy.size() * 4L);
    copy.sort(order(args, key));
    return copy;
  }

  private static Comparator<@Nullable Object> order(Arguments args, @Nullable String key) {
    return (a, b) -> {
      Object x = key == null ? a : keyOf(args, a, key);
      Object y = key == null ? b : keyOf(args, b, key);
      if (x instanceof Number m && y instanceof Number n) {
        return Values.compare(m, n);
      }
      if (x instanceof String m && y instanceof String n) {
        return m.compareTo(n);
      }
      if (x instanceof Boolean m && y instanceof Boolean n) {
        return m.compareTo(n);
      }
      if (x == null || y == null) {
        return Boolean.compare(x != null, y != null);
      }
      throw args.invalid(
          0,
          "to contain values of one type that can be ordered. It contains values of type '%s' and '%s'."
              .formatted(Values.typeName(x), Values.typeName(y)));
    };
  }

  private static @Nullable Object keyOf(Arguments args, @Nullable Object element, String key) {
    if (element instanceof Map<?, ?> map) {
      String found = Values.findKey(map, key);
      return found == null ? null : map.get(found);
    }
    throw args.invalid(
        0,
        "to contain objects with '%s'. It contains a '%s'."
            .formatted(key, Values.typeName(element)));
  }
}
