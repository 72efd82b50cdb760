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
 * What a flow requires of one value: the members and items that it reads, the types that its
 * functions require, and the values that it compares with.
 *
 * <p>Shapes of the same value are unified (a union-find structure) and indistinguishable from then
 * on, so the order in which expressions are visited does not matter. A shape can be recursive.
 */
final class InferredShape {
  /** Maximum number of samples of one shape. */
  private static final int MAX_SAMPLES = 8;

  private String name;
  private final Map<String, InferredShape> members = new LinkedHashMap<>();
  private final Set<ExpectedType> types = EnumSet.noneOf(ExpectedType.class);
  private final List<Object> samples = new ArrayList<>();
  private @Nullable InferredShape items;
  private @Nullable InferredShape encoded;
  private @Nullable InferredShape same;
  private final ValueNeeds needs = new ValueNeeds();
  private final @Nullable Object constant;
  private @Nullable ExpectedType declared;

  private InferredShape(String name, @Nullable Object constant) {
    this.name = name;
    this.constant = constant;
  }

  /** A shape with a name and no requirements. */
  static InferredShape named(String name) {
    return new InferredShape(name, null);
  }

  /** The shape of an object with this member. */
  static InferredShape holding(String member, InferredShape value) {
    InferredShape object = named("");
    object.member(member).unify(value);
    return object;
  }

  /** The shape of a value that the flow's text contains. */
  static InferredShape constant(@Nullable Object value) {
    return new InferredShape("", value);
  }

  /** The value that the flow's text contains at this place; null for any other shape. */
  @Nullable Object constant() {
    return constant;
  }

  private InferredShape root() {
    InferredShape at = this;
    while (at.same != null) {
      at = at.same;
    }
    return at;
  }

  /** The name under which the value is read. */
  String name() {
    return root().name;
  }

  /** The shape of a member, by key or by slash path, as Power Automate's tokens name members. */
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
    return at.members.computeIfAbsent(at.key(key), InferredShape::named).root();
  }

  private String key(String wanted) {
    for (String key : members.keySet()) {
      if (key.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
        return key;
      }
    }
    return wanted;
  }

  /** The shape of the items; requires an array. */
  InferredShape items() {
    InferredShape at = root();
    if (at.items == null) {
      at.items = named(at.name);
    }
    at.types.add(ExpectedType.ARRAY);
    return at.items.root();
  }

  /** The shape of one item; requires an array that has it. */
  InferredShape item(long index) {
    InferredShape at = root();
    at.needs.items(index + 1);
    if (!at.needs.has(ValueNeeds.Need.PIECES) || index < 0 || index > ValueNeeds.MAX_ITEMS) {
      return at.items();
    }
    return at.needs.placed((int) index, at.name).is(ExpectedType.TEXT);
  }

  /** True if both are the shape of the same value. */
  boolean isSame(InferredShape other) {
    return root().equals(other.root());
  }

  /** The shape of the value after decoding from Base64; requires a Base64 text. */
  InferredShape decoded() {
    InferredShape at = root();
    if (at.encoded == null) {
      boolean content = at.name.equals("$content") || at.name.equalsIgnoreCase("contentBytes");
      at.encoded = named(content ? "text" : at.name);
    }
    at.types.add(ExpectedType.BASE64);
    return at.encoded.root();
  }

  /** Requires a type. */
  InferredShape is(ExpectedType type) {
    InferredShape at = root();
    at.types.add(type);
    return at;
  }

  /** Adds a value with which the flow compares. */
  InferredShape sample(@Nullable Object value) {
    InferredShape at = root();
    boolean useful = value != null && !value.equals("") && at.samples.size() < MAX_SAMPLES;
    if (useful && !at.samples.contains(value)) {
      at.samples.add(value);
    }
    return at;
  }

  /** What the flow requires beyond the type. */
  ValueNeeds needs() {
    return root().needs;
  }

  /** Declares that both shapes describe the same value. */
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
    one.needs.addAll(two.needs);
    one.declared = one.declared == null ? two.declared : one.declared;
    // Members of the other shape are adopted, not copied: copying a recursive one would not end.
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

  /** Sets the type that a schema declares; it overrides what expressions require. */
  InferredShape declare(ExpectedType type) {
    InferredShape at = is(type).root();
    at.declared = at.declared == null ? type : at.declared;
    return at;
  }

  /** The type that a schema declares; null if none does. */
  @Nullable ExpectedType declared() {
    return root().declared;
  }

  boolean has(ExpectedType type) {
    return root().types.contains(type);
  }

  boolean hasMembers() {
    return !root().members.isEmpty();
  }

  /** True if nothing is required. */
  boolean isOpen() {
    InferredShape at = root();
    return at.members.isEmpty() && at.types.isEmpty() && at.samples.isEmpty() && at.needs.isEmpty();
  }

  /** The names of the members that are read, in the order in which they were found. */
  Collection<String> keys() {
    return List.copyOf(root().members.keySet());
  }

  List<Object> samples() {
    return List.copyOf(root().samples);
  }

  /** The shape after decoding from Base64; null if the flow does not decode it. */
  @Nullable InferredShape encoded() {
    InferredShape found = root().encoded;
    return found == null ? null : found.root();
  }
}
