package io.sluice.wdl.trial;

import io.sluice.wdl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts that survive being split, cut and searched. A usual value is kept if it does; else a
 * text is built of the pieces, parts and padding that the flow requires.
 */
final class SampleTexts {
  /** The number of pieces into which a text is split if the flow reads no certain one. */
  private static final int PIECES = 3;

  /** The number of segments of a path, as many as in the id of an Azure resource. */
  private static final int SEGMENTS = 9;

  private static final String COMPACT_DATE = "20261011";

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

  private final BiFunction<InferredShape, Integer, @Nullable Object> values;

  /** Creates a maker that takes the values of pieces from a function of shape and index. */
  SampleTexts(BiFunction<InferredShape, Integer, @Nullable Object> values) {
    this.values = values;
  }

  /** True if a text meets all requirements. */
  boolean suits(InferredShape shape, String text) {
    ValueNeeds needs = shape.needs();
    if (text.length() < needs.length()
        || !text.startsWith(needs.prefix())
        || !text.endsWith(needs.suffix())) {
      return false;
    }
    int from = 0;
    for (String part : needs.parts()) {
      from = text.indexOf(part, from);
      if (from < 0) {
        return false;
      }
      from += part.length();
    }
    return needs.splits().stream().allMatch(split -> suits(split, text))
        && needs.slices().stream().allMatch(slice -> suits(slice, text))
        && (!isCompactDate(needs) || Character.isDigit(text.charAt(4)));
  }

  private boolean suits(ValueNeeds.Split split, String text) {
    String separator = separator(split);
    if (separator.isEmpty()) {
      return true;
    }
    String[] pieces = text.split(Pattern.quote(separator), -1);
    int wanted = count(split, separator);
    if (pieces.length < Math.min(wanted, Math.max(2, split.pieces().needs().items()))) {
      return false;
    }
    for (int i = 0; i < pieces.length; i++) {
      InferredShape piece = piece(split, i);
      boolean plain = piece.encoded() == null && !piece.hasMembers();
      boolean spelled = !isNumber(piece) || WHOLE.matcher(pieces[i].strip()).matches();
      if (!plain || !spelled || !suits(piece, pieces[i])) {
        return false;
      }
    }
    return true;
  }

  /** The shape of the piece at a place. */
  private static InferredShape piece(ValueNeeds.Split split, int place) {
    InferredShape own = split.pieces().needs().place(place);
    return own == null ? split.pieces().items() : own;
  }

  private boolean suits(ValueNeeds.Slice slice, String text) {
    if (!text.endsWith("}") && !json(slice).isEmpty()) {
      return false;
    }
    boolean number = isNumber(slice.slice());
    boolean digits = WHOLE.matcher(text).matches();
    return (!number || digits || (slice.start() != null && digitsAt(text, slice.start())))
        && prefix(slice).map(text::startsWith).orElse(true);
  }

  private static boolean digitsAt(String text, int start) {
    return text.length() > start && Character.isDigit(text.charAt(start));
  }

  private static boolean isNumber(InferredShape shape) {
    return shape.has(ExpectedType.INTEGER) || shape.has(ExpectedType.NUMBER);
  }

  private static Optional<String> prefix(ValueNeeds.Slice slice) {
    return slice.start() != null && slice.start() == 0
        ? slice.slice().samples().stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /** A text that meets the requirements as far as they can be met together. */
  String built(InferredShape shape, String usual) {
    ValueNeeds needs = shape.needs();
    boolean digits =
        needs.slices().stream().anyMatch(slice -> isNumber(slice.slice())) || isCompactDate(needs);
    String json =
        needs.slices().stream()
            .map(this::json)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("");
    StringBuilder text = new StringBuilder(digits ? COMPACT_DATE : usual);
    List<ValueNeeds.Split> open = new ArrayList<>();
    for (ValueNeeds.Split split : needs.splits()) {
      String separator = separator(split);
      boolean inJson = !json.isEmpty() && json.contains(separator) && !separator.equals(",");
      if (!separator.isEmpty() && !inJson && !suits(split, text.toString())) {
        open.add(split);
      }
    }
    if (!open.isEmpty()) {
      text.setLength(0);
      open.forEach(split -> text.append(joined(split, text.length() > 0)));
    }
    String prefix =
        needs.slices().stream()
            .flatMap(slice -> prefix(slice).stream())
            .findFirst()
            .orElse(needs.prefix());
    if (!text.toString().startsWith(prefix)) {
      text.insert(0, prefix + " ");
    }
    if (!json.isEmpty()) {
      return text + "," + json;
    }
    appendParts(text, needs, digits);
    while (text.length() + needs.suffix().length() < needs.length()) {
      text.append(digits ? "1" : " sample text");
    }
    return text + (text.toString().endsWith(needs.suffix()) ? "" : needs.suffix());
  }

  /** True if year, month and day are cut out of the text. */
  private static boolean isCompactDate(ValueNeeds needs) {
    List<Integer> starts = new ArrayList<>();
    needs.slices().forEach(slice -> starts.add(slice.start() == null ? -1 : slice.start()));
    return starts.containsAll(List.of(0, 4, 6));
  }

  /** The JSON that is cut out of a text, directly or step by step; empty if none is. */
  private String json(ValueNeeds.Slice slice) {
    InferredShape shape = slice.slice();
    if (shape.hasMembers() || shape.has(ExpectedType.OBJECT)) {
      Object value = values.apply(shape, 0);
      return value instanceof String text ? text : Json.write(value);
    }
    return shape.needs().slices().stream()
        .map(this::json)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static void appendParts(StringBuilder text, ValueNeeds needs, boolean digits) {
    int from = 0;
    for (String part : needs.parts()) {
      int found = text.indexOf(part, from);
      if (found < 0) {
        text.append(digits ? "" : " ").append(part);
        text.append(digits ? "101110111011" : " sample text of the flow");
        found = text.lastIndexOf(part);
      }
      from = found + part.length();
    }
  }

  private String joined(ValueNeeds.Split split, boolean more) {
    String separator = separator(split);
    StringBuilder text = new StringBuilder(more || separator.equals("/") ? separator : "");
    for (int i = 0; i < count(split, separator); i++) {
      InferredShape piece = piece(split, i);
      Object value = values.apply(piece, i);
      String one = value instanceof String given ? given : Json.write(value);
      boolean plain =
          !one.isEmpty() && (!one.contains(separator) || piece.needs().splits().isEmpty());
      text.append(i == 0 ? "" : separator);
      text.append(plain ? one.replace(separator, "") : one);
    }
    return text.toString();
  }

  private static int count(ValueNeeds.Split split, String separator) {
    int usual = separator.equals("/") ? SEGMENTS : PIECES;
    return Math.max(usual, split.pieces().needs().items());
  }

  private static String separator(ValueNeeds.Split split) {
    Object constant = split.separator().constant();
    if (constant instanceof String text) {
      return text;
    }
    return split.separator().samples().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse("");
  }
}
