package io.sluice.hub.settings;

import io.sluice.hub.settings.ConfigNode.Scalar;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that keys of several packages have. */
public final class ValueTypes {
  private ValueTypes() {}

  /** A string that is not blank; a number counts as its digits. */
  public static ValueType<String> text() {
    return new Text("string", "a string that is not blank", "");
  }

  /**
   * A string of a given form.
   *
   * @param pattern a regular expression that JSON Schema understands as well
   * @param rule what a value must be
   */
  public static ValueType<String> text(String label, String rule, String pattern) {
    return new Text(label, rule, pattern);
  }

  /** A whole number within bounds, both included. */
  public static ValueType<Integer> wholeNumber(int min, int max) {
    return new WholeNumber(min, max);
  }

  /** {@code true} or {@code false}. */
  public static ValueType<Boolean> flag() {
    return new Flag();
  }

  /** A duration such as 30s, at least the given one. */
  public static ValueType<Duration> duration(Duration min) {
    return new MinimumDuration(min);
  }

  /** An http or https address with a host. */
  public static ValueType<URI> webAddress() {
    return new WebAddress();
  }

  /** One constant of an enum, written in lower case. */
  public static <E extends Enum<E>> ValueType<E> choice(Class<E> constants) {
    return new ChoiceType<>(constants);
  }

  /** A list. */
  public static <T> ValueType<List<T>> listOf(ValueType<T> item) {
    return new ListType<>(item);
  }

  /** The text of a scalar that is a string or number; null for anything else. */
  public static @Nullable String textOf(ConfigNode node) {
    if (!(node instanceof Scalar scalar)) {
      return null;
    }
    Object value = scalar.value();
    return value instanceof String text && !text.isBlank()
        ? text
        : value instanceof Number ? value.toString() : null;
  }

  static Map<String, Object> keywords(Object... pairs) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      keywords.put((String) pairs[i], pairs[i + 1]);
    }
    return keywords;
  }

  private record Text(String label, String rule, String pattern) implements ValueType<String> {
    @Override
    public Optional<String> parse(ConfigNode node) {
      String text = textOf(node);
      boolean fits = text != null && (pattern.isEmpty() || Pattern.matches(pattern, text));
      return fits ? Optional.ofNullable(text) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
      return pattern.isEmpty()
          ? keywords("type", List.of("string", "number"))
          : keywords("type", "string", "pattern", "^(" + pattern + ")$");
    }
  }

  private record WholeNumber(int min, int max) implements ValueType<Integer> {
    @Override
    public Optional<Integer> parse(ConfigNode node) {
      return node instanceof Scalar scalar
              && scalar.value() instanceof Integer number
              && number >= min
              && number <= max
          ? Optional.of(number)
          : Optional.empty();
    }

    @Override
    public String rule() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public String label() {
      return "integer";
    }

    @Override
    public String bounds() {
      return min + " to " + max;
    }

    @Override
    public String yaml(Integer value) {
      return value.toString();
    }

    @Override
    public Map<String, Object> schema() {
      return keywords("type", "integer", "minimum", min, "maximum", max);
    }
  }

  private record Flag() implements ValueType<Boolean> {
    @Override
    public Optional<Boolean> parse(ConfigNode node) {
      return node instanceof Scalar scalar && scalar.value() instanceof Boolean flag
          ? Optional.of(flag)
          : Optional.empty();
    }

    @Override
    public String rule() {
      return "true or false";
    }

    @Override
    public String label() {
      return "boolean";
    }

    @Override
    public String yaml(Boolean value) {
      return value.toString();
    }

    @Override
    public Map<String, Object> schema() {
      return keywords("type", "boolean");
    }
  }

  private record MinimumDuration(Duration min) implements ValueType<Duration> {
    @Override
    public Optional<Duration> parse(ConfigNode node) {
      return Optional.ofNullable(textOf(node))
          .flatMap(DurationText::parse)
          .filter(duration -> duration.compareTo(min) >= 0);
    }

    @Override
    public String rule() {
      return "a duration such as 500ms, 30s, 5m, 2h or 1d, at least " + DurationText.of(min);
    }

    @Override
    public String label() {
      return "duration";
    }

    @Override
    public String bounds() {
      return "at least " + DurationText.of(min);
    }

    @Override
    public String yaml(Duration value) {
      return DurationText.of(value);
    }

    @Override
    public Map<String, Object> schema() {
      return keywords("type", "string", "pattern", "^" + DurationText.PATTERN + "$");
    }
  }

  private record WebAddress() implements ValueType<URI> {
    @Override
    public Optional<URI> parse(ConfigNode node) {
      try {
        return Optional.ofNullable(textOf(node))
            .map(URI::create)
            .filter(
                uri ->
                    uri.getHost() != null
                        && uri.getScheme() != null
                        && uri.getScheme().matches("https?"));
      } catch (IllegalArgumentException notAnAddress) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      return "an address that begins with https:// or http://";
    }

    @Override
    public String label() {
      return "URL";
    }

    @Override
    public Map<String, Object> schema() {
      return keywords("type", "string", "pattern", "^https?://[^/]");
    }
  }
}
