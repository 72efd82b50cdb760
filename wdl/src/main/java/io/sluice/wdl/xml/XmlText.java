package io.sluice.wdl.xml;

import io.sluice.wdl.json.ExpressionException;

/** Scanner of an XML document: position, lookahead, names, quoted texts and references. */
final class XmlText {
  private static final int EXCERPT = 40;
  private static final int HEX = 16;
  private static final int MAX_REFERENCE = 12;

  private final String source;
  private int position;

  XmlText(String source) {
    this.source = source.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Characters up to the next tag.
   *
   * @param blank true if they are only white space, none of it written as a character reference
   */
  record CharacterRun(String value, boolean blank) {}

  void skipMark() {
    accept("\ufeff");
  }

  boolean atEnd() {
    return position >= source.length();
  }

  boolean ahead(String wanted) {
    return source.startsWith(wanted, position);
  }

  char charAfter(String wanted) {
    int index = position + wanted.length();
    return index < source.length() ? source.charAt(index) : ' ';
  }

  boolean accept(String wanted) {
    if (!ahead(wanted)) {
      return false;
    }
    position += wanted.length();
    return true;
  }

  void expect(String wanted) {
    if (!accept(wanted)) {
      throw error("'" + wanted + "' is expected");
    }
  }

  void skipSpaces() {
    while (!atEnd() && isSpace(source.charAt(position))) {
      position++;
    }
  }

  void requireSpace() {
    if (atEnd() || !isSpace(source.charAt(position))) {
      throw error("white space is expected");
    }
    skipSpaces();
  }

  /** Skips white space; true if a name follows, which must be separated by white space. */
  boolean spaceBeforeName() {
    boolean space = !atEnd() && isSpace(source.charAt(position));
    skipSpaces();
    boolean name = !atEnd() && XmlNames.isStart(source.codePointAt(position));
    if (name && !space) {
      throw error("white space is expected before a name");
    }
    return name;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  String name() {
    int from = position;
    while (!atEnd() && XmlNames.isPart(source.codePointAt(position))) {
      position += Character.charCount(source.codePointAt(position));
    }
    String name = source.substring(from, position);
    if (!XmlNames.isName(name)) {
      position = from;
      throw error("a name is expected");
    }
    return name;
  }

  /** The text up to a delimiter, which is consumed too. */
  String until(String end) {
    int close = source.indexOf(end, position);
    if (close < 0) {
      throw error("'" + end + "' is missing");
    }
    String value = checked(source.substring(position, close));
    position = close + end.length();
    return value;
  }

  String quoted() {
    if (!ahead("\"") && !ahead("'")) {
      throw error("a text in quotes is expected");
    }
    char quote = source.charAt(position++);
    return until(String.valueOf(quote));
  }

  /** The unparsed internal subset of a document type up to its closing bracket. */
  String internalSubset() {
    int from = position;
    while (!atEnd() && source.charAt(position) != ']') {
      if (ahead("\"") || ahead("'")) {
        quoted();
      } else if (accept("<!--")) {
        until("-->");
      } else {
        position++;
      }
    }
    String subset = source.substring(from, Math.min(position, source.length()));
    expect("]");
    return subset;
  }

  String attributeValue() {
    int opening = position;
    String raw = quoted();
    if (raw.indexOf('<') >= 0) {
      position = opening;
      throw error("an attribute's value must not contain '<'");
    }
    return unescaped(raw.replace('\n', ' ').replace('\t', ' '));
  }

  CharacterRun characters() {
    int next = source.indexOf('<', position);
    if (next < 0) {
      throw error("an end tag is missing");
    }
    String raw = checked(source.substring(position, next));
    if (raw.contains("]]>")) {
      throw error("']]>' is not allowed in text");
    }
    String value = unescaped(raw);
    position = next;
    return new CharacterRun(value, raw.chars().allMatch(c -> isSpace((char) c)));
  }

  private String checked(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < ' ' && !isSpace(c)) || c >= '\ufffe') {
        throw error("the character 0x%x is not allowed in XML".formatted((int) c));
      }
    }
    return raw;
  }

  private String unescaped(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    StringBuilder plain = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      char c = raw.charAt(i);
      if (c != '&') {
        plain.append(c);
        i++;
        continue;
      }
      int end = raw.indexOf(';', i);
      if (end < 0 || end - i > MAX_REFERENCE) {
        throw error("a reference must end with ';'");
      }
      plain.appendCodePoint(reference(raw.substring(i + 1, end)));
      i = end + 1;
    }
    return plain.toString();
  }

  private int reference(String name) {
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> numeric(name);
    };
  }

  private int numeric(String name) {
    if (!name.startsWith("#")) {
      throw error("the entity '" + name + "' is not defined");
    }
    boolean hex = name.startsWith("#x");
    try {
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? HEX : 10);
      boolean control = code < ' ' && "\t\n\r".indexOf(code) < 0;
      if (Character.isValidCodePoint(code) && !control && (code < 0xd800 || code > 0xdfff)) {
        return code;
      }
    } catch (NumberFormatException malformed) {
      throw error("'&" + name + ";' is not a character");
    }
    throw error("'&" + name + ";' is not a character");
  }

  ExpressionException error(String reason) {
    int place = Math.min(position, source.length());
    String excerpt = source.substring(Math.max(0, place - EXCERPT), place);
    return new ExpressionException(
        "The text is not well-formed XML: "
            + reason
            + " (character "
            + (place + 1)
            + ", after '"
            + excerpt
            + "').");
  }
}
