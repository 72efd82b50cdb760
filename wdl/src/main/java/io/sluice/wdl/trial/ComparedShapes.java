package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.SyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Inference through comparisons: both sides have one type, and values on the side that is asked
 * for.
 */
final class ComparedShapes {
  private ComparedShapes() {}

  /**
   * Infers through a comparison, {@code min()} or {@code max()}.
   *
   * @param function the name in lower case
   */
  static InferredShape ofCall(String function, List<InferredShape> given, ConditionMode mode) {
    boolean picks = function.equals("min") || function.equals("max");
    InferredShape first = given.get(0);
    if (picks && given.size() == 1) {
      return first.items().is(ExpectedType.NUMBER);
    }
    if (given.size() == 2 && !picks && !function.equals("equals")) {
      boolean greater = function.startsWith("greater") == mode.holds();
      measured(first, given.get(1), greater, mode);
      ordered(first, given.get(1), greater);
      return InferredShape.named("").is(ExpectedType.BOOLEAN);
    }
    boolean hasZero = given.size() == 2 && Long.valueOf(0).equals(given.get(1).constant());
    InferredShape value = first.needs().lengthOf();
    if (hasZero && value != null && mode == ConditionMode.REQUIRED) {
      value.needs().mark(ValueNeeds.Need.BLANK);
    }
    for (InferredShape other : given) {
      first = first.unify(other);
    }
    return picks ? first : InferredShape.named("").is(ExpectedType.BOOLEAN);
  }

  /** Notes with which expressions the two sides of a wished equality are compared. */
  static void equal(
      String function,
      List<InferredShape> shapes,
      List<Optional<Expression>> sources,
      ConditionMode mode) {
    if (!mode.holds()
        || !function.equalsIgnoreCase("equals")
        || shapes.size() != 2
        || sources.size() != 2) {
      return;
    }
    for (int side = 0; side < 2; side++) {
      InferredShape other = shapes.get(1 - side);
      sources
          .get(side)
          .filter(source -> !(source instanceof Expression.Literal))
          .ifPresent(source -> other.needs().equal(source));
    }
  }

  /** The expression that an operand consists of; empty for any other value. */
  static Optional<Expression> written(@Nullable Object operand) {
    boolean whole = operand instanceof String text && text.matches("(?s)@[^@{].*");
    try {
      return whole
          ? Optional.of(Languages.LOGIC_APPS_STANDARD.parse(String.valueOf(operand).substring(1)))
          : Optional.empty();
    } catch (SyntaxException noExpression) {
      return Optional.empty();
    }
  }

  /** A length that is compared with a number: the value has to be so long, or empty. */
  private static void measured(
      InferredShape length, InferredShape bound, boolean greater, ConditionMode mode) {
    InferredShape value = length.needs().lengthOf();
    if (value == null || !(bound.constant() instanceof Long limit)) {
      return;
    }
    if (greater) {
      value.needs().items(limit + 1);
      value.needs().length(limit + 1);
    } else if (mode.isStrict() && limit <= 1) {
      value.needs().mark(ValueNeeds.Need.BLANK);
    }
  }

  private static void ordered(InferredShape left, InferredShape right, boolean greater) {
    if (right.constant() instanceof Long bound) {
      left.is(ExpectedType.NUMBER).sample(greater ? bound + 1 : bound - 1);
    } else if (left.constant() instanceof Long bound) {
      right.is(ExpectedType.NUMBER).sample(greater ? bound - 1 : bound + 1);
    } else if (left.has(ExpectedType.DATE) || right.has(ExpectedType.DATE)) {
      left.is(ExpectedType.DATE).needs().mark(later(greater));
      right.is(ExpectedType.DATE).needs().mark(later(!greater));
    } else {
      left.unify(right);
    }
  }

  private static ValueNeeds.Need later(boolean greater) {
    return greater ? ValueNeeds.Need.LATER : ValueNeeds.Need.EARLIER;
  }
}
