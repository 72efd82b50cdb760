package io.sluice.wdl.trial;

import org.jspecify.annotations.Nullable;

/** The shapes of values in the flow's text. */
final class LiteralShapes {
  private LiteralShapes() {}

  /** The shape of a value; in a condition, it asks for this value or for another one. */
  static InferredShape of(@Nullable Object value, ConditionMode mode) {
    InferredShape shape = InferredShape.constant(value);
    if (value instanceof String) {
      shape.is(ExpectedType.TEXT);
    } else if (value instanceof Boolean) {
      shape.is(ExpectedType.BOOLEAN);
    } else if (value instanceof Number) {
      shape.is(value instanceof Long ? ExpectedType.INTEGER : ExpectedType.NUMBER);
    }
    if (mode == ConditionMode.REQUIRED) {
      if (value == null || value.equals("")) {
        shape.needs().mark(value == null ? ValueNeeds.Need.NOTHING : ValueNeeds.Need.BLANK);
        return shape;
      }
      shape.needs().require(value);
      return shape;
    }
    if (!mode.holds()) {
      boolean given = value != null && !value.equals("") && !(value instanceof Boolean);
      if (mode.isStrict() && value != null && given) {
        shape.needs().forbid(value);
      }
      return value instanceof Boolean flag ? shape.sample(!flag) : shape;
    }
    return shape.sample(value);
  }
}
