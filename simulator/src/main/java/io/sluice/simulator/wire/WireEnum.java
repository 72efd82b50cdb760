package io.sluice.simulator.wire;

import java.util.Locale;
import java.util.Optional;

/** An enumeration of the API; its constants know the word that stands for them on the wire. */
public interface WireEnum {

  /** The word of the API description, camelCase except where the description itself differs. */
  String wire();

  /**
   * The same word with a capital first letter, as logs and some of the vendor's clients have it.
   */
  default String pascal() {
    return wire().substring(0, 1).toUpperCase(Locale.ROOT) + wire().substring(1);
  }

  /** The constant that a word stands for, without regard to case; empty for an unknown word. */
  static <E extends Enum<E> & WireEnum> Optional<E> parse(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wire().equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
