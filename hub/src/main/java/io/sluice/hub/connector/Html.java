package io.sluice.hub.connector;

import java.util.regex.Pattern;

/** Converts HTML that flows write to plain text. */
public final class Html {
  private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!][^<>]{0,1000}>");

  private Html() {}

  /**
   * The text without tags, with the common entities decoded.
   *
   * @param breaks tags that end a line
   * @param lineEnd replacement for such a tag
   */
  public static String plain(String html, Pattern breaks, String lineEnd) {
    String broken = breaks.matcher(html).replaceAll(lineEnd);
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
