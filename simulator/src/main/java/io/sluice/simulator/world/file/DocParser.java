package io.sluice.simulator.world.file;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns YAML text into {@link Doc} values; refuses aliases and repeated names. */
final class DocParser {

  /** Deeper nesting than any environment or scenario has is refused. */
  static final int MAX_DEPTH = 40;

  private static final YAMLFactory YAML = new YAMLFactory();

  private final String name;
  private final YAMLParser in;
  private final List<Problem> problems;

  private DocParser(String name, YAMLParser in, List<Problem> problems) {
    this.name = name;
    this.in = in;
    this.problems = problems;
  }

  /**
   * Reads one document.
   *
   * @throws FileException for text that is no YAML
   */
  static Doc parse(String name, String text, List<Problem> problems) {
    try (YAMLParser in = YAML.createParser(text)) {
      DocParser parser = new DocParser(name, in, problems);
      @Nullable JsonToken first = in.nextToken();
      return first == null ? new Doc.Scalar(1, null) : parser.value(first, "", 0);
    } catch (JsonParseException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new FileException(
          name, List.of(new Problem(line, "", "is not YAML: " + e.getOriginalMessage())));
    } catch (IOException e) {
      throw new FileException(name, List.of(new Problem(1, "", "cannot be read: " + e)));
    }
  }

  private Doc value(JsonToken token, String path, int depth) throws IOException {
    int line = in.currentTokenLocation().getLineNr();
    if (depth > MAX_DEPTH) {
      throw new FileException(
          name, List.of(new Problem(line, path, "is nested deeper than " + MAX_DEPTH)));
    }
    if (in.isCurrentAlias()) {
      problems.add(new Problem(line, path, "is an alias; write the value out"));
      return new Doc.Scalar(line, null);
    }
    return switch (token) {
      case START_OBJECT -> mapping(line, path, depth);
      case START_ARRAY -> sequence(line, path, depth);
      case VALUE_NULL -> new Doc.Scalar(line, null);
      default -> new Doc.Scalar(line, in.getText());
    };
  }

  private Doc mapping(int line, String path, int depth) throws IOException {
    LinkedHashMap<String, Doc> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String field = in.currentName();
      int fieldLine = in.currentTokenLocation().getLineNr();
      String fieldPath = path.isEmpty() ? field : path + "." + field;
      Doc value = value(in.nextToken(), fieldPath, depth + 1);
      if (fields.put(field, value) != null) {
        problems.add(new Problem(fieldLine, fieldPath, "is given twice"));
      }
    }
    return new Doc.Mapping(line, fields);
  }

  private Doc sequence(int line, String path, int depth) throws IOException {
    List<Doc> items = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      items.add(value(token, path + "[" + items.size() + "]", depth + 1));
    }
    return new Doc.Sequence(line, items);
  }
}
