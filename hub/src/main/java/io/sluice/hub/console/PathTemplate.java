package io.sluice.hub.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Path template of a route, for example {@code /api/v1/events/{id}}. Exactly one spelling of a path
 * matches: literal segments must match byte for byte, without percent-encoding, empty segments, dot
 * segments or a trailing slash, so that no alternative spelling can bypass a check. Parameters are
 * percent-decoded once.
 */
final class PathTemplate {
  private final String text;
  private final List<String> segments;

  private PathTemplate(String text, List<String> segments) {
    this.text = text;
    this.segments = segments;
  }

  static PathTemplate of(String text) {
    return new PathTemplate(text, split(text));
  }

  /** The parameters in template order; empty if the raw path does not match. */
  Optional<Map<String, String>> match(String raw) {
    if (!raw.startsWith("/")) {
      return Optional.empty();
    }
    List<String> given = split(raw);
    if (given.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String wanted = segments.get(i);
      if (wanted.startsWith("{")) {
        Optional<String> value = unescape(given.get(i)).filter(PathTemplate::harmless);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(wanted.substring(1, wanted.length() - 1), value.get());
      } else if (!wanted.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  @Override
  public String toString() {
    return text;
  }

  private static List<String> split(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  private static boolean harmless(String value) {
    return !value.isEmpty()
        && !value.equals(".")
        && !value.equals("..")
        && value.chars().noneMatch(c -> c == '/' || c == '\\' || c == ';' || c < ' ' || c == 127);
  }

  private static Optional<String> unescape(String raw) {
    List<Byte> bytes = new ArrayList<>();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        if (c <= ' ' || c > 126) {
          return Optional.empty();
        }
        bytes.add((byte) c);
        continue;
      }
      if (i + 2 >= raw.length()
          || !HexFormat.isHexDigit(raw.charAt(i + 1))
          || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
        return Optional.empty();
      }
      bytes.add((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
      i += 2;
    }
    return decode(bytes);
  }

  private static Optional<String> decode(List<Byte> bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.size());
    bytes.forEach(buffer::put);
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer.flip()).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
