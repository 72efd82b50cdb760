package io.sluice.wdl.json;

/**
 * Character classes and letter case as the hosts apply them: .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.globalization.cultureinfo.invariantculture">invariant
 * culture</a>, one UTF-16 code unit at a time.
 */
public final class Chars {
  private static final char DOTLESS_I = '\u0131';
  private static final char DOTTED_I = '\u0130';

  private Chars() {}

  /** True for Unicode white space, including its control characters (.NET's Char.IsWhiteSpace). */
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

  /** Upper case of one code unit; the Turkish dotless i is unchanged. */
  public static char upper(char c) {
    return c == DOTLESS_I ? c : Character.toUpperCase(c);
  }

  /** Lower case of one code unit; the Turkish dotted I is unchanged. */
  public static char lower(char c) {
    return c == DOTTED_I ? c : Character.toLowerCase(c);
  }

  /** Upper case, one code unit at a time, so that the length is unchanged. */
  public static String upper(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = upper(units[i]);
    }
    return new String(units);
  }

  /** Lower case, one code unit at a time, so that the length is unchanged. */
  public static String lower(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = lower(units[i]);
    }
    return new String(units);
  }

  /** True if both texts are equal ignoring letter case. */
  public static boolean equalsIgnoringCase(String a, String b) {
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

  /** Compares the code units of both texts in upper case. */
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

  /** Removes white space from both ends. */
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
