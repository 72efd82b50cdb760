package io.sluice.hub.settings;

import java.util.function.Function;

/**
 * What holds when a key is not set.
 *
 * @param <T> the type of the value
 */
public sealed interface Fallback<T> {
  /** The key must be set. */
  record Mandatory<T>() implements Fallback<T> {}

  /** The key has no value. */
  record Nothing<T>() implements Fallback<T> {}

  /** A fixed default. */
  record FixedDefault<T>(T value) implements Fallback<T> {}

  /**
   * A default that depends on other keys of the section.
   *
   * @param text for people, as in "6 × sweepInterval"
   */
  record DerivedDefault<T>(String text, Function<Settings, T> rule) implements Fallback<T> {}
}
