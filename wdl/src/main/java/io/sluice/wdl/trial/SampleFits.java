package io.sluice.wdl.trial;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether values that are there already are of use for a flow. */
final class SampleFits {
  private final SampleTexts texts;

  SampleFits(SampleTexts texts) {
    this.texts = texts;
  }

  /** True if the flow can use a value as it is. */
  boolean survives(@Nullable Object value, InferredShape shape) {
    if (value instanceof String text && !shape.hasMembers() && !SampleValues.isStructure(shape)) {
      boolean spelled = SampleTypes.SPELLED.stream().anyMatch(shape::has);
      return (!spelled || SampleTypes.suits(shape, text)) && texts.suits(shape, text);
    }
    return (value instanceof List && shape.needs().items() == 0)
        || (value instanceof Map && !shape.hasMembers());
  }

  /** True if a value of a built-in mock is also what the flow requires. */
  boolean fits(@Nullable Object base, InferredShape shape) {
    if (base == null || base instanceof Map || base instanceof List || shape.hasMembers()) {
      return false;
    }
    if (!shape.samples().isEmpty() || shape.encoded() != null) {
      return shape.samples().contains(base);
    }
    if (base instanceof String text) {
      boolean other = SampleTypes.SPELLED.stream().anyMatch(shape::has);
      return !other && texts.suits(shape, text);
    }
    return base instanceof Boolean
        ? shape.has(ExpectedType.BOOLEAN)
        : SampleTypes.isNumber(shape) && !shape.has(ExpectedType.TEXT);
  }
}
