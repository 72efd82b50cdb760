package io.sluice.hub.console;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the few cookies that the console uses. */
final class Cookies {
  private Cookies() {}

  /** Every value that a request gives to a cookie's name. */
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

  /** A cookie that scripts and other sites cannot use; a life of 0 removes it. */
  static String set(String name, String value, long lifeSeconds) {
    return name + "=" + value + "; Path=/; Max-Age=" + lifeSeconds + "; HttpOnly; SameSite=Strict";
  }
}
