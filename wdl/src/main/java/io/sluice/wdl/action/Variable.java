package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a run.
 *
 * @param type string, integer, float, boolean, array or object
 */
public record Variable(String name, String type, @Nullable Object value) {
  /** This variable with another value. */
  public Variable with(@Nullable Object other) {
    return new Variable(name, type, other);
  }
}
