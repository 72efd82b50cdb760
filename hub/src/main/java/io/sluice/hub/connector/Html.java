package io.sluice.hub.connector;

import java.util.regex.Pattern;

/** Turns the HTML that flows write into the text that a person would read. */
public final class Html {
  private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!][^<>]{0,1000}>");

  private Html() {}

  /**
   * The text without tags.
   *
   * @param breaks what ends a line
   * @param lineEnd what stands for it
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
