package io.sluice.simulator.world.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses YAML or JSON into {@link Doc} values; rejects aliases and duplicate names. */
final class DocParser {

  /** Maximum nesting depth; no environment or scenario needs more. */
  static final int MAX_DEPTH = 40;

  private static final YAMLFactory YAML = new YAMLFactory();
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final JsonParser in;
  private final List<Problem> problems;

  private DocParser(String name, JsonParser in, List<Problem> problems) {
    this.name = name;
    this.in = in;
    this.problems = problems;
  }

  /**
   * Parses a YAML or JSON document.
   *
   * @throws FileException for invalid text
   */
  static Doc parse(String name, String text, List<Problem> problems) {
    try (JsonParser in = parser(text)) {
      DocParser parser = new DocParser(name, in, problems);
      @Nullable JsonToken first = in.nextToken();
      if (first == null) {
        return Doc.Scalar.nothing(1, 1);
      }
      Doc document = parser.value(first, "", 0);
      if (in.nextToken() != null) {
        problems.add(parser.problem("", "must be the only document of the file"));
      }
      return document;
    } catch (JsonParseException e) {
      throw broken(name, e.getLocation(), "is not YAML: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw broken(
          name, e.getLocation(), "exceeds a limit of the parser: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw broken(name, null, "cannot be read: " + e);
    }
  }

  private static FileException broken(String name, @Nullable JsonLocation at, String rule) {
    int line = at == null ? 1 : at.getLineNr();
    int column = at == null ? 0 : at.getColumnNr();
    return new FileException(name, List.of(new Problem(line, column, "", null, rule)));
  }

  /** JSON is parsed as JSON because documents with tabs or very long lines are not valid YAML. */
  private static JsonParser parser(String text) throws IOException {
    return isJson(text) ? JSON.createParser(text) : YAML.createParser(text);
  }

  private static boolean isJson(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return false;
    }
    try (JsonParser in = JSON.createParser(text)) {
      while (in.nextToken() != null) {
        in.skipChildren();
      }
      return true;
    } catch (IOException notJson) {
      return false;
    }
  }

  private Problem problem(String path, String rule) {
    return new Problem(line(), column(), path, null, rule);
  }

  private int line() {
    return in.currentTokenLocation().getLineNr();
  }

  private int column() {
    return in.currentTokenLocation().getColumnNr();
  }

  private Doc value(JsonToken token, String path, int depth) throws IOException {
    int line = line();
    int column = column();
    if (depth > MAX_DEPTH) {
      throw new FileException(name, List.of(problem(path, "is nested deeper than " + MAX_DEPTH)));
    }
    if (in instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(problem(path, "is an alias; write the value out"));
      return Doc.Scalar.nothing(line, column);
    }
    return switch (token) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> new Doc.Sequence(line, column, items(path, depth));
      case VALUE_NULL -> Doc.Scalar.nothing(line, column);
      default -> new Doc.Scalar(line, column, in.getText(), token.isNumeric() || token.isBoolean());
    };
  }

  private Doc mapping(String path, int depth) throws IOException {
    int line = line();
    int column = column();
    LinkedHashMap<String, Doc> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String field = in.currentName();
      String fieldPath = path.isEmpty() ? field : path + "." + field;
      Problem twice = problem(fieldPath, "is given twice");
      if (fields.put(field, value(in.nextToken(), fieldPath, depth + 1)) != null) {
        problems.add(twice);
      }
    }
    return new Doc.Mapping(line, column, fields);
  }

  private List<Doc> items(String path, int depth) throws IOException {
    List<Doc> items = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      items.add(value(token, path + "[" + items.size() + "]", depth + 1));
    }
    return items;
  }
}
