package io.sluice.simulator.wire;

import java.util.Locale;
import java.util.Optional;

/** An enumeration of the API whose constants have a wire name. */
public interface WireEnum {

  /** Name in the API description, camelCase with few exceptions. */
  String wire();

  /** The name with an upper-case first letter, as in logs and some of the vendor's clients. */
  default String pascal() {
    return wire().substring(0, 1).toUpperCase(Locale.ROOT) + wire().substring(1);
  }

  /** The constant with a wire name, ignoring case; empty for an unknown name. */
  static <E extends Enum<E> & WireEnum> Optional<E> parse(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wire().equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
