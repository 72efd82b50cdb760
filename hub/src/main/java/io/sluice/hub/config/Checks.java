package io.sluice.hub.config;

import io.sluice.hub.config.ConfigNode.Items;
import io.sluice.hub.config.ConfigNode.Scalar;
import io.sluice.hub.config.ConfigNode.Section;
import io.sluice.hub.outbound.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes values out of one section and notes every fault instead of stopping at the first. Every
 * getter gives a usable value, so that reading can go on; the caller asks {@link Faults} at the
 * end.
 */
final class Checks {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final Faults faults;
  private final Section section;
  private final String path;
  private final Set<String> known = new LinkedHashSet<>();

  private Checks(Faults faults, Section section, String path) {
    this.faults = faults;
    this.section = section;
    this.path = path;
  }

  static Checks of(Faults faults, Section root) {
    return new Checks(faults, root, "");
  }

  /** A section inside this one; an absent one reads as empty. */
  Checks section(String name) {
    ConfigNode node = take(name);
    if (node instanceof Section inner) {
      return new Checks(faults, inner, at(name));
    }
    if (node != null && !isNull(node)) {
      fault(name, node, "must be a section of names and values");
    }
    int line = node == null ? section.line() : node.line();
    return new Checks(faults, new Section(Map.of(), line), at(name));
  }

  /** Whether it is there and a section. */
  boolean isSection(String name) {
    return take(name) instanceof Section;
  }

  boolean has(String name) {
    ConfigNode node = take(name);
    return node != null && !isNull(node);
  }

  /** The sections of a mapping from free names to sections. */
  Map<String, Checks> sections(String name) {
    Checks outer = section(name);
    Map<String, Checks> inner = new LinkedHashMap<>();
    for (String key : outer.section.entries().keySet()) {
      inner.put(key, outer.section(key));
    }
    return inner;
  }

  String text(String name) {
    return optionalText(name)
        .orElseGet(
            () -> {
              missing(name, "a text");
              return "";
            });
  }

  Optional<String> optionalText(String name) {
    return read(name, "a text", Checks::asText);
  }

  int number(String name, int otherwise, int least, int most) {
    String rule = "a whole number from " + least + " to " + most;
    return read(
            name,
            rule,
            value ->
                value instanceof Integer number && number >= least && number <= most
                    ? number
                    : null)
        .orElse(otherwise);
  }

  boolean flag(String name, boolean otherwise) {
    return read(name, "true or false", value -> value instanceof Boolean flag ? flag : null)
        .orElse(otherwise);
  }

  Duration duration(String name, Duration otherwise, Duration least) {
    String rule =
        "a duration such as 500ms, 30s, 5m, 2h or 1d, at least " + least.toSeconds() + "s";
    return read(name, rule, value -> asDuration(value, least)).orElse(otherwise);
  }

  URI address(String name, Set<String> schemes) {
    return optionalAddress(name, schemes)
        .orElseGet(
            () -> {
              missing(name, rule(schemes));
              return URI.create("http://missing.invalid");
            });
  }

  Optional<URI> optionalAddress(String name, Set<String> schemes) {
    return read(name, rule(schemes), value -> asAddress(value, schemes));
  }

  String choice(String name, String otherwise, List<String> choices) {
    return read(
            name,
            "one of " + choices,
            value -> value instanceof String text && choices.contains(text) ? text : null)
        .orElse(otherwise);
  }

  List<String> texts(String name) {
    ConfigNode node = take(name);
    List<String> texts = new ArrayList<>();
    if (node instanceof Items items) {
      for (ConfigNode item : items.items()) {
        String text = item instanceof Scalar scalar ? asText(scalar.value()) : null;
        if (text == null) {
          fault(name, item, "must hold texts only");
        } else {
          texts.add(text);
        }
      }
    } else if (node != null && !isNull(node)) {
      fault(name, node, "must be a list of texts");
    }
    return texts;
  }

  /** A reference to a secret, kept to be looked after; what is wrong is never shown. */
  Optional<Secret> secret(String name, String rule) {
    ConfigNode node = take(name);
    if (node == null || isNull(node)) {
      return Optional.empty();
    }
    String text = node instanceof Scalar scalar ? asText(scalar.value()) : null;
    Optional<Secret> secret = text == null ? Optional.empty() : Secret.parse(text);
    if (secret.isEmpty()) {
      note(node.line(), name, "(not shown)", "must be " + rule);
    } else {
      faults.refers(node.line(), at(name), secret.get());
    }
    return secret;
  }

  /** Makes a part whose own rules may be broken; a broken one is noted at this section. */
  <T> T checked(Supplier<T> make, T otherwise) {
    try {
      return make.get();
    } catch (IllegalArgumentException broken) {
      faults.add(section.line(), path, "", String.valueOf(broken.getMessage()));
      return otherwise;
    }
  }

  /** Notes that a value is needed. */
  void missing(String name, String rule) {
    if (!has(name)) {
      note(section.line(), name, "", "is missing: it must be " + rule);
    }
  }

  /** Notes every name that was never asked for, with the nearest that was. */
  void unknownNames() {
    section
        .entries()
        .forEach(
            (name, node) -> {
              if (!known.contains(name)) {
                String hint =
                    Nearest.to(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                note(node.line(), name, "", "is not a known name; there are " + known + hint);
              }
            });
  }

  private <T> Optional<T> read(
      String name, String rule, Function<@Nullable Object, @Nullable T> parse) {
    ConfigNode node = take(name);
    if (node == null || isNull(node)) {
      return Optional.empty();
    }
    T parsed = node instanceof Scalar scalar ? parse.apply(scalar.value()) : null;
    if (parsed == null) {
      fault(name, node, "must be " + rule);
    }
    return Optional.ofNullable(parsed);
  }

  private @Nullable ConfigNode take(String name) {
    known.add(name);
    return section.entries().get(name);
  }

  private void fault(String name, ConfigNode node, String rule) {
    String value = node instanceof Scalar scalar ? "'" + scalar.value() + "'" : "";
    note(node.line(), name, value, rule);
  }

  private void note(int line, String name, String value, String rule) {
    faults.add(line, at(name), value, rule);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isNull(ConfigNode node) {
    return node instanceof Scalar scalar && scalar.value() == null;
  }

  private static @Nullable String asText(@Nullable Object value) {
    return value instanceof String text && !text.isBlank()
        ? text
        : value instanceof Number ? value.toString() : null;
  }

  private static @Nullable Duration asDuration(@Nullable Object value, Duration least) {
    Matcher matcher = DURATION.matcher(String.valueOf(value));
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return duration.compareTo(least) < 0 ? null : duration;
  }

  private static String rule(Set<String> schemes) {
    return "an address that begins with " + String.join(":// or ", schemes) + "://";
  }

  private static @Nullable URI asAddress(@Nullable Object value, Set<String> schemes) {
    if (!(value instanceof String text)) {
      return null;
    }
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && schemes.contains(uri.getScheme()) ? uri : null;
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
