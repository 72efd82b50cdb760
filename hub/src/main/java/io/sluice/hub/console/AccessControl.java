package io.sluice.hub.console;

import io.sluice.hub.time.Time;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides, before anything else is looked at, whether a request may come in: its Host names this
 * console, it holds the token or a session, and a change does not come from another web page.
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
   * The session cookie's name; it carries the port because a browser shares cookies between ports.
   */
  static String cookieName(int port) {
    return "sluice-" + port;
  }

  /** The sessions; nothing when no token is asked for. */
  Optional<SessionCookies> sessions() {
    return sessions;
  }

  /** Refuses a Host that is not ours: a page elsewhere may have had its name pointed at us. */
  void checkHost(MultiMap headers) {
    List<String> hosts = headers.getAll("Host");
    if (hosts.size() != 1 || !ours(hosts.get(0))) {
      String host = hosts.size() == 1 ? hosts.get(0) : hosts.toString();
      throw HttpProblem.of(
          421,
          "wrong-host",
          "this is not the console of \"" + host + "\"",
          "use 127.0.0.1 or localhost, or add the name to console.allowed-hosts");
    }
  }

  /** Refuses whoever holds neither the token nor a session, when a token is set. */
  void checkToken(MultiMap headers, String address, int port) {
    if (sessions.isEmpty()) {
      return;
    }
    Optional<String> bearer = bearer(headers);
    if (bearer.isEmpty()) {
      if (Cookies.values(headers, cookieName(port)).stream()
          .noneMatch(value -> sessions.get().isValid(value, time.instant()))) {
        throw unauthorized("no-token", "this request carries no token");
      }
      return;
    }
    if (!tryToken(bearer.get(), address)) {
      throw unauthorized("wrong-token", "the token is not the right one");
    }
  }

  /** Whether a text is the token; fails when the address has tried too often. */
  boolean tryToken(String given, String address) {
    long wait = attempts.waitSeconds(address, time.nanos());
    if (wait > 0) {
      throw HttpProblem.with(
          HttpProblem.of(
              429,
              "too-many-attempts",
              "too many wrong tokens from " + address,
              "wait " + wait + " s; the token is in the file that the start message names"),
          "Retry-After",
          Long.toString(wait));
    }
    boolean right = sessions.isPresent() && sessions.get().isToken(given);
    if (!right) {
      attempts.failed(address, time.nanos());
    }
    return right;
  }

  /**
   * Refuses a change that another web page asked for. Browsers always send Origin with a POST;
   * programs do not, and are let through when they hold the token or none is needed.
   */
  void checkOrigin(MultiMap headers) {
    String origin = headers.get("Origin");
    String site = headers.get("Sec-Fetch-Site");
    boolean foreign = origin != null ? !sameHost(origin, headers.get("Host")) : crossSite(site);
    boolean cookieOnly = origin == null && site == null && bearer(headers).isEmpty();
    if (foreign || (cookieOnly && headers.contains("Cookie"))) {
      throw HttpProblem.of(
          403,
          "wrong-origin",
          "changes may not come from " + (origin == null ? "another web page" : origin),
          "use the console's own page, or a program that sends the token");
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

  private boolean ours(String header) {
    String given = header.toLowerCase(Locale.ROOT);
    Optional<String> name = nameOf(given);
    return name.isPresent()
        && (ConsoleConfig.isLoopback(name.get())
            || name.get().equals(config.host().toLowerCase(Locale.ROOT))
            || config.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .anyMatch(host -> host.equals(given) || host.equals(name.get())));
  }

  /** The name in a Host header, without the port; nothing when it is malformed. */
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
