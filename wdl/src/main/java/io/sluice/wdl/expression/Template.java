package io.sluice.wdl.expression;

import org.jspecify.annotations.Nullable;

/**
 * A JSON value in whose strings (object keys included) expressions may stand, compiled once per
 * flow version. Immutable and safe to share. Made by {@code Templates.compile}.
 */
public interface Template {
  /**
   * The value with every expression replaced by its result. A value without expressions is returned
   * as it is.
   *
   * @throws ExpressionException when an expression fails or a bound is exceeded
   */
  @Nullable Object evaluate(Scope scope);

  /** True when no expression stands in it. */
  boolean isLiteral();
}
