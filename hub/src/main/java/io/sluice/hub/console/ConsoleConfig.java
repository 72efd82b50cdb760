package io.sluice.hub.console;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Address, authentication and mode of the console.
 *
 * @param host address to bind; any address other than loopback requires {@code apiToken}
 * @param port 0 to 65,535; 0 lets the operating system choose a free port
 * @param apiToken required from every caller when present: at least {@link #MIN_TOKEN_LENGTH}
 *     visible ASCII characters. Without it, only the Host and Origin checks protect against other
 *     web pages
 * @param allowedHosts further accepted values of the Host header, each with or without a port.
 *     Loopback names and {@code host} are always accepted. Needed behind a reverse proxy
 * @param simulator base address of the simulator if the hub watches a simulated environment
 */
public record ConsoleConfig(
    String host,
    int port,
    Optional<String> apiToken,
    List<String> allowedHosts,
    Optional<URI> simulator) {
  /** Minimum length of the API token; shorter tokens could be guessed. */
  public static final int MIN_TOKEN_LENGTH = 16;

  private static final int MAX_PORT = 65_535;

  /** Validates the values; an error names the rule and the value, but never the token. */
  public ConsoleConfig {
    allowedHosts = List.copyOf(allowedHosts);
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "console.host is empty: set it to an address such as 127.0.0.1");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "console.port is " + port + ": it must be from 0 to 65535");
    }
    if (apiToken.isPresent() && !strong(apiToken.get())) {
      throw new IllegalArgumentException(
          "the API token is too weak: it must have at least "
              + MIN_TOKEN_LENGTH
              + " visible ASCII characters and no spaces");
    }
    if (apiToken.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "console.host " + host + " is reachable from other machines: an API token is required");
    }
  }

  /** A console on the loopback address that requires no token. */
  public static ConsoleConfig loopback(int port) {
    return new ConsoleConfig("127.0.0.1", port, Optional.empty(), List.of(), Optional.empty());
  }

  /** Whether a host name or address is reachable from this machine only. */
  static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals("[::1]")
        || name.matches("127(\\.\\d{1,3}){3}");
  }

  private static boolean strong(String token) {
    return token.length() >= MIN_TOKEN_LENGTH && token.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** Omits the token so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "ConsoleConfig[host="
        + host
        + ", port="
        + port
        + ", apiToken="
        + (apiToken.isPresent() ? "set" : "none")
        + ", allowedHosts="
        + allowedHosts
        + ", simulator="
        + simulator
        + "]";
  }
}
