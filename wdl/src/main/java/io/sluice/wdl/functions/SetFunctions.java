package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Union and intersection of arrays (by deep equality) and of objects (by their properties). */
final class SetFunctions {
  private SetFunctions() {}

  /** A value compared by the language's deep equality. */
  private static final class Deep {
    private final @Nullable Object value;
    private final Evaluation evaluation;
    private final int hash;

    Deep(@Nullable Object value, Evaluation evaluation) {
      this.value = value;
      this.evaluation = evaluation;
      this.hash = evaluation.hash(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Deep deep && hash == deep.hash && evaluation.equal(value, deep.value);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  static Object union(Arguments args) {
    if (objects(args)) {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>();
      for (int i = 0; i < args.count(); i++) {
        merged.putAll(args.object(i));
      }
      return merged;
    }
    Set<Deep> all = new LinkedHashSet<>();
    for (int i = 0; i < args.count(); i++) {
      all.addAll(deep(args, i));
    }
    return values(all);
  }

  static Object intersection(Arguments args) {
    if (objects(args)) {
      Map<String, @Nullable Object> shared = new LinkedHashMap<>(args.object(0));
      for (int i = 1; i < args.count(); i++) {
        Map<String, @Nullable Object> other = args.object(i);
        shared
            .entrySet()
            .removeIf(
                pair ->
                    !other.containsKey(pair.getKey())
                        || !args.evaluation().equal(pair.getValue(), other.get(pair.getKey())));
      }
      return shared;
    }
    Set<Deep> shared = deep(args, 0);
    for (int i = 1; i < args.count(); i++) {
      shared.retainAll(deep(args, i));
    }
    return values(shared);
  }

  /** True when all are objects, false when all are arrays. */
  private static boolean objects(Arguments args) {
    boolean object = args.get(0) instanceof Map;
    for (int i = 0; i < args.count(); i++) {
      Object value = args.get(i);
      if (!(value instanceof Map) && !(value instanceof List)) {
        throw args.wrong(i, "either an object or an array");
      }
      if (value instanceof Map != object) {
        throw args.failed(
            "it expects parameters of same type, but got '%s' and '%s'."
                .formatted(Values.typeName(args.get(0)), Values.typeName(value)));
      }
    }
    return object;
  }

  private static Set<Deep> deep(Arguments args, int index) {
    Set<Deep> set = new LinkedHashSet<>();
    for (Object element : args.array(index, "of type array")) {
      set.add(new Deep(element, args.evaluation()));
    }
    return set;
  }

  private static List<@Nullable Object> values(Set<Deep> set) {
    List<@Nullable Object> list = new ArrayList<>(set.size());
    set.forEach(deep -> list.add(deep.value));
    return list;
  }
}
