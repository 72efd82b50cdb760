package io.sluice.hub.console;

import io.sluice.hub.time.Time;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request is allowed before it is processed further: the Host header names this
 * console (against DNS rebinding), the caller has the token or a session cookie, and a change does
 * not originate from another web page (against cross-site request forgery).
 */
final class AccessControl {
  private final ConsoleConfig config;
  private final Time time;
  private final Optional<SessionCookies> sessions;
  private final WrongTokenLimit attempts = new WrongTokenLimit();

  AccessControl(ConsoleConfig config, Time time) {
    this.config = config;
    this.time = time;
    this.sessions = config.apiToken().map(SessionCookies::new);
  }

  /**
   * Name of the session cookie. It contains the port because browsers share cookies between all
   * ports of a host.
   */
  static String cookieName(int port) {
    return "sluice-" + port;
  }

  /** The session cookies; empty if the console requires no token. */
  Optional<SessionCookies> sessions() {
    return sessions;
  }

  /** Refuses a Host header that does not name this console, as in a DNS rebinding attack. */
  void checkHost(MultiMap headers) {
    List<String> hosts = headers.getAll("Host");
    if (hosts.size() != 1 || !namesThisConsole(hosts.get(0))) {
      String host = hosts.size() == 1 ? hosts.get(0) : hosts.toString();
      throw HttpProblem.of(
          421,
          "wrong-host",
          "the Host header \"" + host + "\" does not name this console",
          "use 127.0.0.1 or localhost, or add the name to console.allowedHosts");
    }
  }

  /** Refuses a caller without token or session cookie, unless the console requires no token. */
  void checkToken(MultiMap headers, String address, int port) {
    if (sessions.isEmpty()) {
      return;
    }
    Optional<String> bearer = bearer(headers);
    if (bearer.isEmpty()) {
      if (Cookies.values(headers, cookieName(port)).stream()
          .noneMatch(value -> sessions.get().isValid(value, time.instant()))) {
        throw unauthorized("no-token", "the request has no API token");
      }
      return;
    }
    if (!isRightToken(bearer.get(), address)) {
      throw unauthorized("wrong-token", "the API token is wrong");
    }
  }

  /** Whether a text is the API token; throws if the address has sent too many wrong ones. */
  boolean isRightToken(String given, String address) {
    long wait = attempts.waitSeconds(address, time.nanos());
    if (wait > 0) {
      throw HttpProblem.with(
          HttpProblem.of(
              429,
              "too-many-attempts",
              "too many wrong tokens from " + address,
              "wait " + wait + " s; the start message names the file that contains the token"),
          "Retry-After",
          Long.toString(wait));
    }
    boolean right = sessions.isPresent() && sessions.get().isToken(given);
    if (!right) {
      attempts.recordFailure(address, time.nanos());
    }
    return right;
  }

  /**
   * Refuses a change that another web page requested. Browsers send Origin with every POST. Other
   * programs do not, and are accepted unless they authenticate with a cookie alone.
   */
  void checkOrigin(MultiMap headers) {
    String origin = headers.get("Origin");
    String site = headers.get("Sec-Fetch-Site");
    boolean crossOrigin = origin != null ? !sameHost(origin, headers.get("Host")) : crossSite(site);
    boolean cookieOnly = origin == null && site == null && bearer(headers).isEmpty();
    if (crossOrigin || (cookieOnly && headers.contains("Cookie"))) {
      throw HttpProblem.of(
          403,
          "wrong-origin",
          "changes are not accepted from " + (origin == null ? "another web page" : origin),
          "use the console's own page, or send the API token in the Authorization header");
    }
  }

  private static boolean crossSite(@Nullable String site) {
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean sameHost(String origin, String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String own = host.toLowerCase(Locale.ROOT);
    return lower.equals("http://" + own) || lower.equals("https://" + own);
  }

  private boolean namesThisConsole(String header) {
    String given = header.toLowerCase(Locale.ROOT);
    Optional<String> name = nameOf(given);
    return name.isPresent()
        && (ConsoleConfig.isLoopback(name.get())
            || name.get().equals(config.host().toLowerCase(Locale.ROOT))
            || config.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .anyMatch(host -> host.equals(given) || host.equals(name.get())));
  }

  /** The name in a Host header without the port; empty if the header is malformed. */
  private static Optional<String> nameOf(String header) {
    if (!header.matches("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{1,5})?")) {
      return Optional.empty();
    }
    int port = header.indexOf(':', header.lastIndexOf(']') + 1);
    return Optional.of(port < 0 ? header : header.substring(0, port));
  }

  private static Optional<String> bearer(MultiMap headers) {
    String value = headers.get("Authorization");
    if (value == null) {
      return Optional.empty();
    }
    boolean scheme = value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    return Optional.of(scheme ? value.substring("Bearer ".length()).strip() : "");
  }

  private static HttpProblem unauthorized(String code, String message) {
    return HttpProblem.with(
        HttpProblem.of(
            401,
            code,
            message,
            "send \"Authorization: Bearer TOKEN\", or open / in a browser and log in"),
        "WWW-Authenticate",
        "Bearer");
  }
}
