package io.sluice.hub.console;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Parses the Cookie header and formats Set-Cookie (RFC 6265). */
final class Cookies {
  private Cookies() {}

  /** All values that a request carries for a cookie name; a client may send several. */
  static List<String> values(MultiMap headers, String name) {
    List<String> found = new ArrayList<>();
    for (String header : headers.getAll("Cookie")) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
          found.add(pair.substring(equals + 1).strip());
        }
      }
    }
    return found;
  }

  /** Set-Cookie value, invisible to scripts and other sites; a lifetime of 0 deletes the cookie. */
  static String set(String name, String value, long maxAgeSeconds) {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + maxAgeSeconds
        + "; HttpOnly; SameSite=Strict";
  }
}
