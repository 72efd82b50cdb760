package io.sluice.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The types of the API description, against which answers are held. */
final class ContractTypes {
  /** As a strict client reads it: UTC, at most seven digits of a second. */
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?Z");

  private final Map<String, Map<String, String>> types = new LinkedHashMap<>();
  private final Map<String, List<String>> enums = new LinkedHashMap<>();

  ContractTypes() {
    for (String line : lines("types.txt")) {
      String[] sides = line.split(" = ", 2);
      String name = sides[0].substring(5);
      if (line.startsWith("enum ")) {
        enums.put(name, List.of(sides[1].split(" \\| ", -1)));
      } else {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : sides[1].split("; ", -1)) {
          int colon = field.lastIndexOf(": ");
          fields.put(field.substring(0, colon), field.substring(colon + 2));
        }
        types.put(name, fields);
      }
    }
  }

  static List<String> lines(String name) {
    InputStream in = ContractTypes.class.getResourceAsStream("/contract/" + name);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String type) {
    return types.containsKey(type.replaceAll("[\\[\\]]", ""));
  }

  /** The properties of a type and of all nested types in the description. */
  Set<String> properties(String type) {
    Set<String> found = new LinkedHashSet<>();
    below(bare(type), found);
    return found;
  }

  private void below(String type, Set<String> found) {
    types
        .getOrDefault(type, Map.of())
        .forEach(
            (name, inner) -> {
              // A name in asterisks matches any name.
              if (!name.startsWith("*") && found.add(type + "." + name)) {
                below(bare(inner), found);
              }
            });
  }

  /** The properties that have a value in an answer; an empty list or object is none. */
  void collect(String type, JsonNode value, Set<String> seen) {
    if (value.isArray()) {
      value.forEach(one -> collect(bare(type), one, seen));
    } else if (value.isObject()) {
      types
          .getOrDefault(bare(type), Map.of())
          .forEach(
              (name, inner) -> {
                JsonNode part = value.path(name);
                if (part.isContainerNode()
                    ? !part.isEmpty()
                    : !part.isMissingNode() && !part.isNull()) {
                  seen.add(bare(type) + "." + name);
                  collect(inner, part, seen);
                }
              });
    }
  }

  private static String bare(String type) {
    return type.replaceAll("[\\[\\]]", "");
  }

  /** What does not fit, each with its place; nulls fit everywhere. */
  List<String> problems(String type, JsonNode value, String place) {
    if (value.isNull()) {
      return List.of();
    }
    if (type.startsWith("[")) {
      return inList(type.substring(1, type.length() - 1), value, place);
    }
    if (type.startsWith("map<")) {
      return inMap(type.substring(4, type.length() - 1), value, place);
    }
    if (type.startsWith("enum")) {
      return word(type, value, place);
    }
    Map<String, String> fields = types.get(type);
    return fields == null ? simple(type, value, place) : inObject(fields, value, place);
  }

  private List<String> inList(String element, JsonNode value, String place) {
    if (!value.isArray()) {
      return List.of(place + " is no array");
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      found.addAll(problems(element, value.get(i), place + "[" + i + "]"));
    }
    return found;
  }

  private List<String> inMap(String element, JsonNode value, String place) {
    List<String> found = new ArrayList<>();
    value
        .fields()
        .forEachRemaining(
            field ->
                found.addAll(problems(element, field.getValue(), place + "." + field.getKey())));
    return value.isObject() ? found : List.of(place + " is no map");
  }

  private List<String> inObject(Map<String, String> fields, JsonNode value, String place) {
    if (!value.isObject()) {
      return List.of(place + " is no object");
    }
    List<String> found = new ArrayList<>();
    value
        .fields()
        .forEachRemaining(
            field -> {
              String type = fields.get(field.getKey());
              String there = place + "." + field.getKey();
              if (type != null) {
                found.addAll(problems(type, field.getValue(), there));
              } else if (!fields.containsKey("*(additional properties)*")) {
                found.add(there + " is not in the description");
              }
            });
    return found;
  }

  private List<String> word(String type, JsonNode value, String place) {
    List<String> words =
        type.startsWith("enum(")
            ? List.of(type.substring(5, type.length() - 1).split("\\|", -1))
            : enums.getOrDefault(type.substring(5), List.of(value.asText()));
    return value.isTextual() && words.contains(value.asText())
        ? List.of()
        : List.of(place + " is " + value + ", none of " + words);
  }

  private static List<String> simple(String type, JsonNode value, String place) {
    boolean fits =
        switch (type) {
          case "string" -> value.isTextual();
          case "boolean" -> value.isBoolean();
          case "int", "long" -> value.isIntegralNumber();
          case "uuid" -> value.isTextual() && isUuid(value.asText());
          case "dateTime" -> value.isTextual() && isTime(value.asText());
          case "object" -> true;
          // Types that the description names and nothing more is known of.
          default -> value.isObject();
        };
    return fits ? List.of() : List.of(place + " is " + value + ", no " + type);
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException notUuid) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return TIME.matcher(text).matches() && Instant.parse(text) != null;
    } catch (DateTimeParseException notTime) {
      return false;
    }
  }
}
