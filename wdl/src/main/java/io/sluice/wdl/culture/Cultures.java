package io.sluice.wdl.culture;

import io.sluice.wdl.culture.DateSymbols.AmPmDesignators;
import io.sluice.wdl.culture.DateSymbols.CalendarNames;
import io.sluice.wdl.culture.NumberSymbols.CurrencyPatterns;
import io.sluice.wdl.culture.NumberSymbols.PercentPatterns;
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

/**
 * The cultures that expressions may name, read once from the resource {@code cultures.txt}, whose
 * data come from the <a href="https://cldr.unicode.org/">Unicode CLDR</a>.
 */
public final class Cultures {
  private static final String RESOURCE = "cultures.txt";
  private static final Map<String, Culture> BY_NAME = load();

  /** The culture of expressions that name none: en-US. */
  public static final Culture DEFAULT = required("en-us");

  /** .NET's invariant culture. */
  public static final Culture INVARIANT = required("");

  private Cultures() {}

  /**
   * Finds a culture by name, ignoring letter case. A language without a country finds the first
   * culture of that language in the table; the empty name finds the invariant culture.
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

  /** All culture names, including the empty name of the invariant culture. */
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

  /** Reads the lines of a resource of this package, without comments and blank lines. */
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
            new CurrencyPatterns(
                section.get("currency"),
                Integer.parseInt(section.get("currency.digits")),
                section.get("currency.p"),
                section.get("currency.n")),
            new PercentPatterns(section.get("percent.p"), section.get("percent.n")));
    return new Culture(name, numbers, dates(section));
  }

  private static DateSymbols dates(Section section) {
    Map<Character, String> patterns = new LinkedHashMap<>();
    for (char letter : "dDtTmy".toCharArray()) {
      patterns.put(letter, section.get(String.valueOf(letter)));
    }
    CalendarNames months = new CalendarNames(section.list("months"), section.list("months.short"));
    return new DateSymbols(
        new AmPmDesignators(section.get("am"), section.get("pm")),
        section.get("date"),
        section.get("time"),
        Collections.unmodifiableMap(patterns),
        new CalendarNames(section.list("days"), section.list("days.short")),
        months,
        new CalendarNames(
            section.list("months.genitive", months.full()),
            section.list("months.short.genitive", months.abbreviated())));
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
