package io.sluice.hub.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks methods and headers: nothing may end a line or change the framing of the body. */
final class HeaderRules {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

  /** Headers that the connection sets itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "expect",
          "te",
          "trailer",
          "proxy-authorization",
          "proxy-connection");

  private HeaderRules() {}

  /** Fails with REJECTED if a rule is violated; messages never contain values. */
  static void check(String method, Map<String, String> headers) {
    require(
        METHOD.matcher(method).matches() && !method.equals("CONNECT") && !method.equals("TRACE"),
        "the method is not allowed");
    headers.forEach(
        (name, value) -> {
          require(NAME.matcher(name).matches(), "the name of a header is not valid");
          require(
              !RESERVED.contains(name.toLowerCase(Locale.ROOT)),
              "the header " + name + " is set by the connection itself");
          require(
              value.chars().allMatch(HeaderRules::isAllowed),
              "the header " + name + " contains a line break or another control character");
        });
  }

  /** Visible ASCII, space, tab, and obs-text in Latin-1 (RFC 9110, 5.5). */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || (character >= 0x20 && character < 0x7f)
        || (character > 0x9f && character <= 0xff);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new OutboundException(Outcome.REJECTED, "the call was not made: " + rule);
    }
  }
}
