package io.sluice.wdl.json;

/** Characters as the language's hosts see them: .NET's invariant culture, UTF-16 unit by unit. */
public final class Chars {
  private static final char DOTLESS_I = '\u0131';
  private static final char DOTTED_I = '\u0130';

  private Chars() {}

  /** True for Unicode white space, the control characters for it included. */
  public static boolean isWhiteSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == '\u0085'
        || c == '\u00a0'
        || (c > '\u00ff' && Character.isSpaceChar(c));
  }

  /** True for the ten ASCII digits. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Upper case of one unit; the Turkish dotless i stays as it is. */
  public static char upper(char c) {
    return c == DOTLESS_I ? c : Character.toUpperCase(c);
  }

  /** Lower case of one unit; the Turkish dotted I stays as it is. */
  public static char lower(char c) {
    return c == DOTTED_I ? c : Character.toLowerCase(c);
  }

  /** Upper case, unit by unit, so that the length stays. */
  public static String upper(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = upper(units[i]);
    }
    return new String(units);
  }

  /** Lower case, unit by unit, so that the length stays. */
  public static String lower(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = lower(units[i]);
    }
    return new String(units);
  }

  /** True when both texts are the same but for letter case. */
  public static boolean same(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (a.charAt(i) != b.charAt(i) && upper(a.charAt(i)) != upper(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Order by UTF-16 units after turning both to upper case. */
  public static int compareIgnoringCase(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      int difference = upper(a.charAt(i)) - upper(b.charAt(i));
      if (difference != 0) {
        return difference;
      }
    }
    return a.length() - b.length();
  }

  /** The text without white space at both ends. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isWhiteSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isWhiteSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
