package io.sluice.wdl.culture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of cultures, read once from the resource {@code cultures.txt}. */
public final class Cultures {
  private static final String RESOURCE = "cultures.txt";
  private static final Map<String, Culture> BY_NAME = load();

  /** The culture of the language where none is named: United States English. */
  public static final Culture DEFAULT = required("en-us");

  /** The culture that belongs to no place. */
  public static final Culture INVARIANT = required("");

  private Cultures() {}

  /**
   * The culture of a name in any letter case; the language alone means its first culture in the
   * table, and the empty name the invariant culture.
   */
  public static Optional<Culture> find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
    Culture exact = BY_NAME.get(wanted);
    if (exact != null || wanted.indexOf('-') >= 0) {
      return Optional.ofNullable(exact);
    }
    return BY_NAME.values().stream()
        .filter(culture -> culture.name().startsWith(wanted + "-"))
        .findFirst();
  }

  /** All names, the invariant culture's empty one included. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  private static Culture required(String name) {
    Culture culture = BY_NAME.get(name);
    if (culture == null) {
      throw new IllegalStateException(RESOURCE + " has no section [" + name + "]");
    }
    return culture;
  }

  private static Map<String, Culture> load() {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : lines(RESOURCE)) {
      if (line.startsWith("[")) {
        section = new LinkedHashMap<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else {
        int equals = line.indexOf('=');
        section.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    Map<String, Culture> cultures = new LinkedHashMap<>();
    sections.forEach((name, parts) -> cultures.put(name, culture(name, parts)));
    return Collections.unmodifiableMap(cultures);
  }

  /** The lines of a resource beside this class, without comments and empty ones. */
  static List<String> lines(String resource) {
    try (InputStream in = Cultures.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Culture culture(String name, Map<String, String> parts) {
    Section section = new Section(name, parts);
    NumberSymbols numbers =
        new NumberSymbols(
            section.get("decimal"),
            section.get("group"),
            section.list("sizes").stream().map(Integer::valueOf).toList(),
            section.get("negative"),
            section.get("nan"),
            section.get("infinity"),
            section.get("currency"),
            Integer.parseInt(section.get("currency.digits")),
            section.get("currency.p"),
            section.get("currency.n"),
            section.get("percent.p"),
            section.get("percent.n"));
    return new Culture(name, numbers, dates(section));
  }

  private static DateSymbols dates(Section section) {
    Map<Character, String> patterns = new LinkedHashMap<>();
    for (char letter : "dDtTmy".toCharArray()) {
      patterns.put(letter, section.get(String.valueOf(letter)));
    }
    List<String> months = section.list("months");
    List<String> shortMonths = section.list("months.short");
    return new DateSymbols(
        section.get("am"),
        section.get("pm"),
        section.get("date"),
        section.get("time"),
        Collections.unmodifiableMap(patterns),
        section.list("days"),
        section.list("days.short"),
        months,
        shortMonths,
        section.list("months.genitive", months),
        section.list("months.short.genitive", shortMonths));
  }

  private record Section(String name, Map<String, String> parts) {
    String get(String key) {
      String value = parts.get(key);
      if (value == null) {
        throw new IllegalStateException(RESOURCE + " section [" + name + "] has no " + key);
      }
      return value;
    }

    List<String> list(String key) {
      return Arrays.asList(get(key).split("\\|", -1));
    }

    List<String> list(String key, List<String> other) {
      return parts.containsKey(key) ? list(key) : other;
    }
  }
}
