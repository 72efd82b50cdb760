package io.sluice.hub.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.sluice.hub.settings.ConfigNode;
import io.sluice.hub.settings.ConfigNode.Items;
import io.sluice.hub.settings.ConfigNode.Scalar;
import io.sluice.hub.settings.ConfigNode.Section;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.settings.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Parses YAML (of which JSON is a part) into nodes that know their origin. */
final class ConfigYaml {
  private final JsonParser parser;
  private final IntFunction<Origin> origins;

  private ConfigYaml(JsonParser parser, IntFunction<Origin> origins) {
    this.parser = parser;
    this.origins = origins;
  }

  /**
   * The mapping in a file; an empty file is an empty mapping.
   *
   * @throws ConfigException when the file cannot be read or holds no YAML mapping
   */
  static Section read(Path file) {
    IntFunction<Origin> origins = line -> new Origin.FileLine(file.toString(), line);
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      if (parser.nextToken() == null) {
        return new Section(Map.of(), origins.apply(1));
      }
      if (new ConfigYaml(parser, origins).node() instanceof Section section) {
        return section;
      }
      throw fault(origins.apply(1), "a configuration is a mapping of keys to values");
    } catch (NoSuchFileException absent) {
      throw fault(
          origins.apply(0), "the file does not exist; 'sluice init' creates one to start from");
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      throw fault(origins.apply(line), "is not YAML: " + broken.getOriginalMessage());
    } catch (IOException unreadable) {
      throw fault(origins.apply(0), "cannot be read: " + unreadable.getMessage());
    }
  }

  /** A value from outside the file, as in {@code 8900} or {@code [a, b]}. */
  static ConfigNode value(String text, Origin origin) {
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      return parser.nextToken() == null
          ? new Scalar(text, origin)
          : new ConfigYaml(parser, line -> origin).node();
    } catch (IOException notYaml) {
      return new Scalar(text, origin);
    }
  }

  /** A node without its origins: strings, numbers, booleans, null, lists and maps. */
  static @Nullable Object plain(ConfigNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.value();
    }
    if (node instanceof Items items) {
      return new ArrayList<>(items.items().stream().map(ConfigYaml::plain).toList());
    }
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    ((Section) node).entries().forEach((name, inner) -> plain.put(name, plain(inner)));
    return plain;
  }

  private static ConfigException fault(Origin origin, String rule) {
    return new ConfigException(List.of(new ConfigProblem(origin, "", "", rule)));
  }

  private ConfigNode node() throws IOException {
    Origin origin = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> section(origin);
      case START_ARRAY -> items(origin);
      case VALUE_TRUE -> new Scalar(true, origin);
      case VALUE_FALSE -> new Scalar(false, origin);
      case VALUE_NULL -> new Scalar(null, origin);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(parser.getNumberValue(), origin);
      default -> new Scalar(parser.getText(), origin);
    };
  }

  private Origin here() {
    return origins.apply(parser.currentTokenLocation().getLineNr());
  }

  private Section section(Origin origin) throws IOException {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (entries.containsKey(name)) {
        throw fault(here(), "the key '" + name + "' appears twice in one section: keep one");
      }
      parser.nextToken();
      entries.put(name, node());
    }
    return new Section(entries, origin);
  }

  private Items items(Origin origin) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Items(items, origin);
  }
}
