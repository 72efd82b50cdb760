package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a flow requires of one value beyond its type: how long a text is, what it contains, how it
 * is split, how many items an array has, on which side of now a date lies. Mutable; belongs to one
 * {@link InferredShape}.
 */
final class ValueNeeds {
  /** Maximum number of texts that one value has to contain. */
  private static final int MAX_PARTS = 8;

  /** Maximum length that a text is required to have. */
  static final int MAX_LENGTH = 4_000;

  /** Maximum number of items that an array is required to have. */
  static final int MAX_ITEMS = 100;

  private final Set<String> parts = new LinkedHashSet<>();
  private final List<Split> splits = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private final List<XPath> xpaths = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Map<Integer, InferredShape> places = new TreeMap<>();
  private final List<Expression> equals = new ArrayList<>();
  private final Set<Object> required = new LinkedHashSet<>();
  private final Set<Object> forbidden = new LinkedHashSet<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private final List<Object> allowed = new ArrayList<>();
  private final Set<Need> marks = new LinkedHashSet<>();
  private @Nullable InferredShape measured;
  private String prefix = "";
  private String suffix = "";
  private int length;
  private int items;

  /** A requirement without a value. */
  enum Need {
    /** Its length or emptiness is tested, so it is no number and no boolean. */
    MEASURED,
    /** A loop or data operation reads it, so it is an array whatever else is done with it. */
    LOOPED,
    /** A condition that must hold demands that it is empty. */
    BLANK,
    /** A condition that must hold demands that it is null. */
    NOTHING,
    /** A date before the present. */
    EARLIER,
    /** A date after the present. */
    LATER,
    /** The earlier one of two dates that are subtracted. */
    START,
    /** The later one of two dates that are subtracted. */
    END,
    /** The pieces of a text, each place with a shape of its own. */
    PIECES,
    /** A schema allows no members but those that it names. */
    CLOSED
  }

  /**
   * The text is split.
   *
   * @param separator the shape of the separator; its value can be known only at the end
   * @param pieces the shape of the array of pieces
   */
  record Split(InferredShape separator, InferredShape pieces) {}

  /**
   * A part of the text is taken.
   *
   * @param start its position; null if it is computed
   */
  record Slice(@Nullable Integer start, InferredShape slice) {}

  /** An XPath expression is applied to the XML. */
  record XPath(String path, InferredShape result) {}

  /** A member is read whose name is computed. */
  record Member(InferredShape name, InferredShape value) {}

  void mark(Need need) {
    marks.add(need);
  }

  boolean has(Need need) {
    return marks.contains(need);
  }

  /** The shape of the piece at a place; null if the flow reads none there. */
  @Nullable InferredShape place(int place) {
    return places.get(place);
  }

  /** The shape of the piece at a place. */
  InferredShape placed(int place, String name) {
    return places.computeIfAbsent(place, unread -> InferredShape.named(name));
  }

  void part(String text) {
    if (parts.size() < MAX_PARTS && !text.isEmpty()) {
      parts.add(text);
    }
  }

  void prefix(String text) {
    prefix = prefix.isEmpty() ? text : prefix;
  }

  void suffix(String text) {
    suffix = suffix.isEmpty() ? text : suffix;
  }

  void length(long minimum) {
    length = (int) Math.min(MAX_LENGTH, Math.max(length, minimum));
  }

  void items(long minimum) {
    items = (int) Math.min(MAX_ITEMS, Math.max(items, minimum));
  }

  /** Restricts the value to one of these. */
  void allow(List<?> values) {
    values.stream().filter(Objects::nonNull).limit(MAX_PARTS).forEach(allowed::add);
  }

  /** Adds an expression whose value the flow compares with. */
  void equal(Expression expression) {
    if (equals.size() < MAX_PARTS && !equals.contains(expression)) {
      equals.add(expression);
    }
  }

  /** The expressions with whose values the flow compares. */
  List<Expression> equals() {
    return List.copyOf(equals);
  }

  /** Adds a value that makes a condition true which must become true. */
  void require(Object value) {
    required.add(value);
  }

  /** Adds a value that makes a condition true which must not. */
  void forbid(Object value) {
    forbidden.add(value);
  }

  /** Declares that the value is the length of another one. */
  void lengthOf(InferredShape value) {
    measured = value;
  }

  /** The value of which this one is the length; null if it is none. */
  @Nullable InferredShape lengthOf() {
    return measured;
  }

  /** Adds the name of a member that must not be there yet. */
  void absent(String member) {
    absent.add(member);
  }

  List<Object> required() {
    return List.copyOf(required);
  }

  Set<Object> forbidden() {
    return Set.copyOf(forbidden);
  }

  boolean isAbsent(String member) {
    return absent.stream().anyMatch(member::equalsIgnoreCase);
  }

  void split(Split split) {
    splits.add(split);
  }

  void slice(Slice slice) {
    slices.add(slice);
  }

  void xpath(XPath xpath) {
    xpaths.add(xpath);
  }

  void member(Member member) {
    members.add(member);
  }

  /** Adds all requirements of another value that turned out to be the same one. */
  void addAll(ValueNeeds other) {
    other.parts.forEach(this::part);
    splits.addAll(other.splits);
    slices.addAll(other.slices);
    xpaths.addAll(other.xpaths);
    members.addAll(other.members);
    marks.addAll(other.marks);
    other.equals.forEach(this::equal);
    allow(other.allowed);
    required.addAll(other.required);
    forbidden.addAll(other.forbidden);
    absent.addAll(other.absent);
    for (Map.Entry<Integer, InferredShape> place : Map.copyOf(other.places).entrySet()) {
      InferredShape own = places.putIfAbsent(place.getKey(), place.getValue());
      if (own != null) {
        own.unify(place.getValue());
      }
    }
    prefix(other.prefix);
    suffix(other.suffix);
    length(other.length);
    items(other.items);
  }

  boolean isEmpty() {
    return parts.isEmpty()
        && splits.isEmpty()
        && slices.isEmpty()
        && xpaths.isEmpty()
        && members.isEmpty()
        && allowed.isEmpty()
        && equals.isEmpty()
        && required.isEmpty()
        && prefix.isEmpty()
        && suffix.isEmpty()
        && length == 0;
  }

  /** The values to one of which a schema restricts it; empty if it does not. */
  List<Object> allowed() {
    return List.copyOf(allowed);
  }

  List<String> parts() {
    return List.copyOf(parts);
  }

  List<Split> splits() {
    return List.copyOf(splits);
  }

  List<Slice> slices() {
    return List.copyOf(slices);
  }

  List<XPath> xpaths() {
    return List.copyOf(xpaths);
  }

  List<Member> members() {
    return List.copyOf(members);
  }

  String prefix() {
    return prefix;
  }

  String suffix() {
    return suffix;
  }

  int length() {
    return length;
  }

  int items() {
    return items;
  }
}
