package io.sluice.hub.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.sluice.hub.config.ConfigNode.Items;
import io.sluice.hub.config.ConfigNode.Scalar;
import io.sluice.hub.config.ConfigNode.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file (JSON is YAML too) into nodes that know their lines. */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * The file's mapping.
   *
   * @throws ConfigException when the file cannot be read or is no YAML mapping
   */
  static Section read(Path file) {
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Section(Map.of(), 1);
      }
      if (node(file, parser) instanceof Section section) {
        return section;
      }
      throw one(file, 1, "a configuration is a mapping of names to values");
    } catch (NoSuchFileException absent) {
      throw one(file, 0, "there is no such file; 'sluice start --help' shows an example");
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      throw one(file, line, "is not YAML: " + broken.getOriginalMessage());
    } catch (IOException unreadable) {
      throw one(file, 0, "cannot be read: " + unreadable.getMessage());
    }
  }

  private static ConfigException one(Path file, int line, String rule) {
    return new ConfigException(List.of(new Problem(file.toString(), line, "", "", rule)));
  }

  private static ConfigNode node(Path file, JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> section(file, parser, line);
      case START_ARRAY -> items(file, parser, line);
      case VALUE_TRUE -> new Scalar(true, line);
      case VALUE_FALSE -> new Scalar(false, line);
      case VALUE_NULL -> new Scalar(null, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(parser.getNumberValue(), line);
      default -> new Scalar(parser.getText(), line);
    };
  }

  private static Section section(Path file, JsonParser parser, int line) throws IOException {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (entries.containsKey(name)) {
        int again = parser.currentTokenLocation().getLineNr();
        throw one(file, again, "the name '" + name + "' is given twice in one section: keep one");
      }
      parser.nextToken();
      entries.put(name, node(file, parser));
    }
    return new Section(entries, line);
  }

  private static Items items(Path file, JsonParser parser, int line) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(file, parser));
    }
    return new Items(items, line);
  }
}
