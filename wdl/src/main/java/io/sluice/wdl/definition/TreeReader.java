package io.sluice.wdl.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses JSON and YAML into the same kind of tree, with the position of every member. */
final class TreeReader {
  /** Maximum depth of nesting. */
  static final int MAX_DEPTH = 128;

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(100)
          .maxStringLength(5_000_000)
          .build();

  /** Ignores comments, which Azure templates may contain. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(BOUNDS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private static final YAMLFactory YAML =
      YAMLFactory.builder().streamReadConstraints(BOUNDS).build();

  private final JsonParser parser;
  private final Map<String, Position> positions = new LinkedHashMap<>();

  private TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** A document cannot be parsed. */
  static final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Position position;
    private final String advice;

    UnreadableFile(String message, Position position, String advice) {
      super(message, null, false, false);
      this.position = position;
      this.advice = advice;
    }

    /** This exception as a problem of a file. */
    FlowProblem in(String file) {
      return FlowProblem.unreadable(file, position, String.valueOf(getMessage()), advice);
    }
  }

  /** Parses one document. */
  static PositionedTree read(String text, boolean yaml) throws UnreadableFile {
    try (JsonParser parser = (yaml ? YAML : JSON).createParser(text)) {
      TreeReader reader = new TreeReader(parser);
      parser.nextToken();
      Object tree = reader.value("");
      if (parser.nextToken() != null) {
        throw reader.wrong("the file must contain a single document", "Remove the rest.");
      }
      return new PositionedTree(tree, reader.positions);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      String advice =
          yaml && wrong.getOriginalMessage().contains("'@'")
              ? "Put quotes around a text that begins with @."
              : "Correct the " + (yaml ? "YAML." : "JSON.");
      throw new UnreadableFile(messageOf(wrong.getOriginalMessage()), position(at), advice);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text is read without I/O", impossible);
    }
  }

  /** The parser's message without its description of the position, which problems contain. */
  private static String messageOf(String message) {
    String line = message.lines().findFirst().orElse("the document cannot be parsed");
    return line.replaceFirst("\\s*\\(start marker at .*", "");
  }

  private @Nullable Object value(String path) throws IOException, UnreadableFile {
    positions.putIfAbsent(path, position(parser.currentTokenLocation()));
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw wrong("the file is empty", "Add a flow definition.");
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw wrong("YAML aliases (*name) are not supported", "Repeat the value.");
    }
    return switch (token) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> fraction();
      default -> throw wrong("a value is expected", "Correct the file.");
    };
  }

  private Long whole() throws IOException, UnreadableFile {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw wrong("an integer can have at most 64 bits", "Write it as a string.");
    }
    return parser.getLongValue();
  }

  private Double fraction() throws IOException, UnreadableFile {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw wrong("a number must be finite and at most 1.8e308", "Write it as a string.");
    }
    return value;
  }

  private Map<String, @Nullable Object> object(String path) throws IOException, UnreadableFile {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String place = path.isEmpty() ? key : path + "/" + key;
      if (object.containsKey(key)) {
        throw wrong("'" + key + "' occurs twice in one object", "Rename or remove one of them.");
      }
      positions.put(place, position(parser.currentTokenLocation()));
      parser.nextToken();
      object.put(key, value(place));
    }
    return object;
  }

  private List<@Nullable Object> array(String path) throws IOException, UnreadableFile {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(path + "/" + array.size()));
    }
    return array;
  }

  private static Position position(@Nullable JsonLocation at) {
    return at == null
        ? Position.UNKNOWN
        : new Position(Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
  }

  private UnreadableFile wrong(String message, String advice) {
    return new UnreadableFile(message, position(parser.currentTokenLocation()), advice);
  }
}
