package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.Html;
import java.util.regex.Pattern;

/** Text in the Markdown that Teams renders. */
final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>");

  private Markdown() {}

  /** The text with every special character of Markdown escaped. */
  static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$1");
  }

  /** The text without HTML tags; line breaks and paragraphs become line feeds. */
  static String withoutTags(String text) {
    return Html.plain(text, BREAK, "\n\n");
  }
}
