package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a trigger.
 *
 * @param required whether a flow must set it
 * @param choices the allowed values; empty when any value of the type is
 */
public record Parameter(
    String name, ParameterType type, boolean required, List<String> choices, String doc) {
  /** The type of a value. */
  public enum ParameterType {
    TEXT("a text"),
    NUMBER("a number, or a text holding a plain decimal number of at most 64 characters"),
    BOOLEAN("true or false"),
    SECONDS("a number of seconds, 0 or more");

    private final String words;

    ParameterType(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Parameter required(String name, ParameterType type, String doc) {
    return new Parameter(name, type, true, List.of(), doc);
  }

  static Parameter optional(String name, ParameterType type, String doc) {
    return new Parameter(name, type, false, List.of(), doc);
  }

  /** Why a value is invalid; empty when it is valid. */
  Optional<String> problem(@Nullable Object value) {
    if (value == null) {
      return required
          ? Optional.of("parameter '" + name + "' is missing: it must be " + type.words())
          : Optional.empty();
    }
    boolean fits =
        switch (type) {
          case TEXT -> value instanceof String text && !text.isBlank();
          case BOOLEAN -> value instanceof Boolean;
          case NUMBER -> number(value).isPresent();
          case SECONDS -> number(value).filter(seconds -> seconds.signum() >= 0).isPresent();
        };
    if (!fits) {
      return Optional.of(
          "parameter '" + name + "' is " + show(value) + ", must be " + type.words());
    }
    return choices.isEmpty() || choices.contains(value)
        ? Optional.empty()
        : Optional.of("parameter '" + name + "' is " + show(value) + ", must be one of " + choices);
  }

  /** A number or a strict decimal text as a decimal; empty for anything else. */
  static Optional<BigDecimal> number(@Nullable Object value) {
    return Decimals.read(value);
  }

  private static String show(Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }
}
