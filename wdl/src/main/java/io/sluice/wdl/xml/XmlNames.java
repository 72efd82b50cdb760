package io.sluice.wdl.xml;

/**
 * The characters of XML names, and the {@code _xHHHH_} encoding of all others as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.xml.xmlconvert.encodename">XmlConvert.EncodeName</a>
 * has it.
 */
final class XmlNames {
  private static final int HEX = 16;
  private static final int CODE_LENGTH = 7;

  private XmlNames() {}

  static boolean isStart(int c) {
    return c == '_' || c == ':' || Character.isLetter(c);
  }

  static boolean isPart(int c) {
    return isStart(c) || c == '-' || c == '.' || c == '\u00b7' || Character.isDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** True for a name with at most one colon, which is neither its first nor its last character. */
  static boolean isQualified(String name) {
    int colon = name.indexOf(':');
    return !name.isEmpty()
        && colon != 0
        && colon != name.length() - 1
        && name.indexOf(':', colon + 1) < 0
        && isName(name);
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(XmlNames::isPart);
  }

  static String encode(String name) {
    StringBuilder coded = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      boolean fits = i == 0 ? isStart(c) : isPart(c);
      if (!fits || (c == '_' && codeAt(name, i) >= 0)) {
        coded.append(c > 0xffff ? "_x%08X_".formatted(c) : "_x%04X_".formatted(c));
      } else {
        coded.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return coded.toString();
  }

  static String decode(String name) {
    if (!name.contains("_x")) {
      return name;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int code = codeAt(name, i);
      if (code >= 0) {
        plain.append((char) code);
        i += CODE_LENGTH;
      } else {
        plain.append(name.charAt(i++));
      }
    }
    return plain.toString();
  }

  /** The character encoded at an index; -1 if there is no code. */
  private static int codeAt(String name, int index) {
    if (index + CODE_LENGTH > name.length()
        || !name.startsWith("_x", index)
        || name.charAt(index + CODE_LENGTH - 1) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = index + 2; i < index + CODE_LENGTH - 1; i++) {
      int digit = name.charAt(i) < 128 ? Character.digit(name.charAt(i), HEX) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * HEX + digit;
    }
    return code;
  }
}
