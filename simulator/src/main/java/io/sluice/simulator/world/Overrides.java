package io.sluice.simulator.world;

import io.sluice.simulator.world.file.Durations;
import io.sluice.simulator.world.spec.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the overrides of a trigger command. */
record Overrides(Map<String, String> values) {

  /** An invalid override; the message is shown to the user. */
  static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String message) {
      super(message);
    }
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  boolean flag(String name) {
    @Nullable String text = values.get(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new Bad(name + " must be true or false, not \"" + text + "\".");
    }
    return "true".equals(text);
  }

  Duration gap() {
    @Nullable String text = values.get("gap");
    if (text == null) {
      return Action.USUAL_GAP;
    }
    return Durations.parse(text)
        .orElseThrow(() -> new Bad("gap must be " + Durations.SHAPE + ", not \"" + text + "\"."));
  }

  /** The threshold in the override, else the default, else the current value. */
  BigDecimal threshold(@Nullable BigDecimal usual, @Nullable BigDecimal current) {
    @Nullable String text = values.get("threshold");
    if (text == null) {
      return usual != null ? usual : current != null ? current : BigDecimal.ZERO;
    }
    if (!text.matches("-?\\d{1,30}(\\.\\d{1,18})?")) {
      throw new Bad("threshold must be a plain number such as 1000 or 2.5, not \"" + text + "\".");
    }
    return new BigDecimal(text);
  }

  /**
   * The object named in the override, else the first preferred one, else the first.
   *
   * @param words what the objects are, for the error message
   */
  <T> T choose(
      String name, List<T> all, Function<T, String> nameOf, Predicate<T> preferred, String words) {
    @Nullable String asked = values.get(name);
    if (asked == null) {
      return all.stream()
          .filter(preferred)
          .findFirst()
          .or(() -> all.stream().findFirst())
          .orElseThrow(() -> new Bad("There is no " + words + "."));
    }
    return all.stream()
        .filter(one -> nameOf.apply(one).equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new Bad(
                    "There is no "
                        + words
                        + " \""
                        + asked
                        + "\"; there are "
                        + String.join(", ", all.stream().map(nameOf).toList())
                        + "."));
  }
}
