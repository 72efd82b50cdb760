package io.sluice.simulator.world.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of an enumeration's constants in files. */
final class EnumWords {

  private EnumWords() {}

  static <E extends Enum<E>> Optional<E> find(
      Class<E> type, Function<E, String> wordOf, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> wordOf.apply(constant).equalsIgnoreCase(text))
        .findFirst();
  }

  static <E extends Enum<E>> String shape(Class<E> type, Function<E, String> wordOf) {
    return Arrays.stream(type.getEnumConstants())
        .map(wordOf)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
