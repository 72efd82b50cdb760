package io.sluice.wdl.trial;

import java.util.ArrayList;
import java.util.List;

/** Finds the expressions inside a text. */
final class Interpolations {
  private Interpolations() {}

  /** The expressions that stand between at sign and braces; a doubled at sign begins none. */
  static List<String> of(String text) {
    List<String> found = new ArrayList<>();
    int at = text.indexOf("@{");
    while (at >= 0) {
      boolean doubled = at > 0 && text.charAt(at - 1) == '@';
      int end = at + 2;
      boolean quoted = false;
      while (end < text.length() && (quoted || text.charAt(end) != '}')) {
        quoted ^= text.charAt(end) == '\'';
        end++;
      }
      if (!doubled && end < text.length()) {
        found.add(text.substring(at + 2, end));
      }
      at = text.indexOf("@{", doubled ? at + 2 : end);
    }
    return found;
  }
}
