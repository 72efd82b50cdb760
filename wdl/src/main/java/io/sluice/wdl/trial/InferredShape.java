package io.sluice.wdl.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flow expects of one value: the members and items that it reads, the types that it needs
 * and the values that it compares with. Two shapes of one value are unified and are the same from
 * then on, so that the order in which a flow is looked at does not matter. May contain itself.
 */
final class InferredShape {
  /** Values kept for one shape at most. */
  private static final int MOST_SAMPLES = 8;

  private String name;
  private final Map<String, InferredShape> members = new LinkedHashMap<>();
  private final Set<ExpectedType> types = EnumSet.noneOf(ExpectedType.class);
  private final List<Object> samples = new ArrayList<>();
  private @Nullable InferredShape items;
  private @Nullable InferredShape encoded;
  private @Nullable InferredShape same;
  private String part = "";
  private @Nullable ExpectedType declared;

  private InferredShape(String name) {
    this.name = name;
  }

  /** A shape of which nothing is known but what it is called. */
  static InferredShape named(String name) {
    return new InferredShape(name);
  }

  private InferredShape root() {
    InferredShape at = this;
    while (at.same != null) {
      at = at.same;
    }
    return at;
  }

  /** What it is called where it is read. */
  String name() {
    return root().name;
  }

  /** A member that is read, by its key or, in the manner of tokens, by a slash path. */
  InferredShape member(String path) {
    InferredShape at = root();
    if (path.contains("//")) {
      return at.one(path);
    }
    for (String key : path.split("/", -1)) {
      at = at.one(key);
    }
    return at;
  }

  private InferredShape one(String key) {
    InferredShape at = root();
    return at.members.computeIfAbsent(at.key(key), InferredShape::new).root();
  }

  private String key(String wanted) {
    for (String key : members.keySet()) {
      if (key.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
        return key;
      }
    }
    return wanted;
  }

  /** Its items; from now on it is an array. */
  InferredShape items() {
    InferredShape at = root();
    if (at.items == null) {
      at.items = new InferredShape(at.name);
    }
    at.types.add(ExpectedType.ARRAY);
    return at.items.root();
  }

  /** What its text is when it is decoded from Base64. */
  InferredShape decoded() {
    InferredShape at = root();
    if (at.encoded == null) {
      at.encoded = new InferredShape(at.name);
    }
    at.types.add(ExpectedType.BASE64);
    return at.encoded.root();
  }

  /** It must be able to be this. */
  InferredShape is(ExpectedType type) {
    InferredShape at = root();
    at.types.add(type);
    return at;
  }

  /** It is compared with this value. */
  InferredShape sample(@Nullable Object value) {
    InferredShape at = root();
    boolean tells = value != null && !value.equals("") && at.samples.size() < MOST_SAMPLES;
    if (tells && !at.samples.contains(value)) {
      at.samples.add(value);
    }
    return at;
  }

  /** It is searched for this text. */
  void contains(String text) {
    root().part = text;
  }

  /** Both are the same value. */
  InferredShape unify(InferredShape other) {
    InferredShape one = root();
    InferredShape two = other.root();
    if (one.equals(two)) {
      return one;
    }
    two.same = one;
    one.name = one.name.isEmpty() ? two.name : one.name;
    one.types.addAll(two.types);
    two.samples.forEach(one::sample);
    one.part = one.part.isEmpty() ? two.part : one.part;
    one.declared = one.declared == null ? two.declared : one.declared;
    // What only the other one has is taken as it is: making it anew would not end for a shape that
    // contains itself.
    for (Map.Entry<String, InferredShape> row : List.copyOf(two.members.entrySet())) {
      InferredShape at = one.root();
      InferredShape own = at.members.putIfAbsent(at.key(row.getKey()), row.getValue());
      if (own != null) {
        own.unify(row.getValue());
      }
    }
    InferredShape inner = both(one.root().items, two.items);
    InferredShape decoded = both(one.root().encoded, two.encoded);
    InferredShape all = one.root();
    all.items = both(all.items, inner);
    all.encoded = both(all.encoded, decoded);
    return one.root();
  }

  private static @Nullable InferredShape both(
      @Nullable InferredShape one, @Nullable InferredShape two) {
    return one == null || two == null ? (one == null ? two : one) : one.unify(two);
  }

  /** A schema says what it is; that is so whatever the expressions make of it. */
  InferredShape declare(ExpectedType type) {
    InferredShape at = is(type).root();
    at.declared = at.declared == null ? type : at.declared;
    return at;
  }

  /** What a schema says that it is; null when none does. */
  @Nullable ExpectedType declared() {
    return root().declared;
  }

  boolean has(ExpectedType type) {
    return root().types.contains(type);
  }

  boolean hasMembers() {
    return !root().members.isEmpty();
  }

  /** Whether nothing at all is known of it. */
  boolean isOpen() {
    InferredShape at = root();
    return at.members.isEmpty() && at.types.isEmpty() && at.samples.isEmpty() && !at.hasPart();
  }

  private boolean hasPart() {
    return !part.isEmpty();
  }

  /** The text that it is searched for; empty when there is none. */
  String part() {
    return root().part;
  }

  /** The members that are read, in the order in which they were found. */
  Collection<String> keys() {
    return List.copyOf(root().members.keySet());
  }

  List<Object> samples() {
    return List.copyOf(root().samples);
  }

  /** What its text is when it is decoded; null when nobody decodes it. */
  @Nullable InferredShape encoded() {
    InferredShape found = root().encoded;
    return found == null ? null : found.root();
  }
}
