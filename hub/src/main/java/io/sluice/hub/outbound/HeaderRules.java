package io.sluice.hub.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand in a request line and its headers: nothing that ends a line or frames a body. */
final class HeaderRules {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

  /** Decided by the connection, not by who calls. */
  private static final Set<String> OURS =
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

  /** Fails with REJECTED when a rule is broken; values are not shown. */
  static void check(String method, Map<String, String> headers) {
    require(
        METHOD.matcher(method).matches() && !method.equals("CONNECT") && !method.equals("TRACE"),
        "the method is not allowed");
    headers.forEach(
        (name, value) -> {
          require(NAME.matcher(name).matches(), "a header's name is not valid");
          require(
              !OURS.contains(name.toLowerCase(Locale.ROOT)),
              "the header " + name + " is set by the connection itself");
          require(
              value.chars().allMatch(HeaderRules::harmless),
              "the header " + name + " holds a line break or another control character");
        });
  }

  /** Visible ASCII, space, tab, and Latin-1 as RFC 9110 allows it. */
  private static boolean harmless(int character) {
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
