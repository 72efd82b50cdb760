package io.sluice.hub.cli.terminal;

import java.util.stream.Collectors;

/**
 * Makes untrusted text safe to print: without it, a name in a file or an answer could move the
 * cursor, change colours or reverse the direction of text.
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text with every control and format character replaced by U+FFFD. */
  public static String printable(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean control =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              plain.appendCodePoint(control ? 0xFFFD : c);
            });
    return plain.toString();
  }

  /** The printable text with its line breaks. */
  public static String lines(String text) {
    return text.lines().map(TerminalText::printable).collect(Collectors.joining("\n"));
  }

  /** The printable text on one line: each run of tabs and line breaks becomes a space. */
  public static String oneLine(String text) {
    return printable(text.replaceAll("[\\t\\r\\n]+", " "));
  }
}
