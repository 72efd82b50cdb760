package io.sluice.hub.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One constant of an enum, in lower case. */
record ChoiceType<E extends Enum<E>>(Class<E> constants) implements ValueType<E> {
  private List<String> words() {
    return Arrays.stream(constants.getEnumConstants()).map(ChoiceType::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<E> parse(ConfigNode node) {
    String text = ValueTypes.textOf(node);
    return Arrays.stream(constants.getEnumConstants())
        .filter(constant -> word(constant).equals(text))
        .findFirst();
  }

  @Override
  public String rule() {
    return "one of " + String.join(", ", words());
  }

  @Override
  public String label() {
    return "choice";
  }

  @Override
  public String bounds() {
    return words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  @Override
  public String yaml(E value) {
    return word(value);
  }

  @Override
  public Map<String, Object> schema() {
    return ValueTypes.keywords("enum", words());
  }
}
