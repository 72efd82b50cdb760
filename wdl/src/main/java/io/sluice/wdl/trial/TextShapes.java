package io.sluice.wdl.trial;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inference through functions that take texts apart or search them. */
final class TextShapes {
  /** The length that a text has at least if the place where it is cut is computed. */
  private static final int CUT = 24;

  private TextShapes() {}

  /**
   * Infers through a function of texts; null if it is none of them.
   *
   * @param function the name in lower case
   */
  static @Nullable InferredShape ofCall(String function, List<InferredShape> given) {
    InferredShape text = given.get(0);
    return switch (function) {
      case "substring", "slice" -> cut(given, function.equals("substring"));
      case "split" -> split(given);
      case "indexof", "lastindexof", "nthindexof" -> {
        if (given.size() > 2 && given.get(2).constant() instanceof Long occurrence) {
          split(given).needs().items(Math.abs(occurrence) + 1);
        }
        known(given).ifPresent(text.is(ExpectedType.TEXT).needs()::part);
        yield InferredShape.named("").is(ExpectedType.INTEGER);
      }
      case "startswith" -> {
        known(given).ifPresent(text.is(ExpectedType.TEXT).needs()::prefix);
        yield InferredShape.named("").is(ExpectedType.BOOLEAN);
      }
      case "endswith" -> {
        known(given).ifPresent(text.is(ExpectedType.TEXT).needs()::suffix);
        yield InferredShape.named("").is(ExpectedType.BOOLEAN);
      }
      case "contains" -> contained(given);
      case "tolower", "toupper", "trim", "replace", "decodeuricomponent", "uricomponenttostring" ->
          text.is(ExpectedType.TEXT);
      case "xml" -> {
        // XML has one root element: members of a built-in answer beside it are left out.
        text.needs().mark(ValueNeeds.Need.CLOSED);
        yield text.is(ExpectedType.XML);
      }
      case "xpath" -> xpath(given);
      default -> null;
    };
  }

  /** The text of the second argument, if the flow compares or searches with a known one. */
  private static Optional<String> known(List<InferredShape> given) {
    return given.size() < 2
        ? Optional.empty()
        : given.get(1).samples().stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst();
  }

  private static InferredShape cut(List<InferredShape> given, boolean strict) {
    InferredShape text = given.get(0).is(ExpectedType.TEXT);
    long wanted = strict ? 1 : 0;
    for (InferredShape position : given.subList(1, given.size())) {
      position.is(ExpectedType.INTEGER);
      wanted += position.constant() instanceof Long number ? Math.max(0, number) : CUT;
    }
    if (strict) {
      text.needs().length(wanted);
    }
    InferredShape slice = InferredShape.named(text.name()).is(ExpectedType.TEXT);
    Integer start =
        given.size() > 1 && given.get(1).constant() instanceof Long at
            ? Integer.valueOf(at.intValue())
            : null;
    text.needs().slice(new ValueNeeds.Slice(start, slice));
    return slice;
  }

  private static InferredShape split(List<InferredShape> given) {
    InferredShape text = given.get(0).is(ExpectedType.TEXT);
    InferredShape separator = given.size() > 1 ? given.get(1) : InferredShape.named("");
    for (ValueNeeds.Split known : text.needs().splits()) {
      Object same = known.separator().constant();
      if (same != null && same.equals(separator.constant())) {
        return known.pieces();
      }
    }
    InferredShape pieces = InferredShape.named(text.name());
    pieces.items().is(ExpectedType.TEXT);
    pieces.needs().mark(ValueNeeds.Need.PIECES);
    text.needs().split(new ValueNeeds.Split(separator, pieces));
    return pieces;
  }

  private static InferredShape contained(List<InferredShape> given) {
    InferredShape where = given.get(0);
    if (given.size() > 1) {
      if (where.has(ExpectedType.ARRAY)) {
        where.items().unify(given.get(1));
      } else {
        known(given).ifPresent(where.needs()::part);
      }
    }
    where.needs().mark(ValueNeeds.Need.MEASURED);
    return InferredShape.named("").is(ExpectedType.BOOLEAN);
  }

  private static InferredShape xpath(List<InferredShape> given) {
    InferredShape xml = given.get(0).is(ExpectedType.XML);
    boolean known = given.size() > 1 && given.get(1).constant() instanceof String;
    boolean scalar = known && String.valueOf(given.get(1).constant()).matches("[a-z-]+\\(.*");
    InferredShape result = InferredShape.named("");
    if (!scalar) {
      result.is(ExpectedType.ARRAY);
    }
    if (given.size() > 1 && given.get(1).constant() instanceof String path) {
      xml.needs().xpath(new ValueNeeds.XPath(path, result));
    }
    return result;
  }
}
