package io.sluice.wdl.expression;

import org.jspecify.annotations.Nullable;

/**
 * A compiled JSON value whose strings, object keys included, may contain expressions. Immutable and
 * thread-safe. Made by {@link Language}.
 */
public interface Template {
  /**
   * Replaces every expression by its value.
   *
   * @throws ExpressionException if an expression fails or a limit is exceeded
   */
  @Nullable Object evaluate(Scope scope);

  /** True if it contains no expressions. */
  boolean isLiteral();
}
