package io.sluice.simulator.world.file;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers in files. */
final class Numbers {

  static final String SHAPE = "a number such as 12, -3.5 or 1_000_000";

  private static final Pattern PLAIN = Pattern.compile("-?[0-9_]{1,40}(\\.[0-9]{1,20})?");

  private Numbers() {}

  static Optional<BigDecimal> parse(String text) {
    if (!PLAIN.matcher(text).matches() || !text.chars().anyMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.replace("_", "")));
  }
}
