package io.sluice.hub.connector.teams;

import java.util.regex.Pattern;

/** Makes data harmless in the Markdown that Teams renders. */
final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>");
  private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!][^<>]{0,1000}>");

  private Markdown() {}

  /** The text with every character that means something in Markdown escaped. */
  static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$1");
  }

  /** The text without HTML tags; line breaks and paragraphs become line feeds. */
  static String withoutTags(String text) {
    String broken = BREAK.matcher(text).replaceAll("\n\n");
    return TAG.matcher(broken)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .strip();
  }
}
