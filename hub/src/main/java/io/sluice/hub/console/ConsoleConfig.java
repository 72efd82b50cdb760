package io.sluice.hub.console;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the console listens and who may use it.
 *
 * @param host the address to bind; anything but a loopback address needs a token
 * @param port 0 to 65,535; 0 takes a free one
 * @param apiToken asked from every caller when set, at least {@link #SHORTEST_TOKEN} visible ASCII
 *     characters; without it the Host and Origin checks alone keep web pages out
 * @param allowedHosts names that the Host header may carry besides the loopback names and {@code
 *     host}, each with or without a port; needed behind a proxy
 * @param simulator the simulator's address when the watched environment is a simulated one
 */
public record ConsoleConfig(
    String host,
    int port,
    Optional<String> apiToken,
    List<String> allowedHosts,
    Optional<URI> simulator) {
  /** A shorter token could be guessed. */
  public static final int SHORTEST_TOKEN = 16;

  private static final int HIGHEST_PORT = 65_535;

  /** Checks the rules above; fails with the rule and the value, never with the token. */
  public ConsoleConfig {
    allowedHosts = List.copyOf(allowedHosts);
    if (host.isBlank()) {
      throw new IllegalArgumentException("console.host must name an address, as in 127.0.0.1");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("console.port must be 0 to 65535, but is " + port);
    }
    if (apiToken.isPresent() && !strong(apiToken.get())) {
      throw new IllegalArgumentException(
          "console.api-token must have at least "
              + SHORTEST_TOKEN
              + " visible ASCII characters without spaces");
    }
    if (apiToken.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "console.host " + host + " can be reached from other machines: set console.api-token");
    }
  }

  /** On a loopback port, without a token. */
  public static ConsoleConfig loopback(int port) {
    return new ConsoleConfig("127.0.0.1", port, Optional.empty(), List.of(), Optional.empty());
  }

  /** Whether a host name or address means this machine only. */
  static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals("[::1]")
        || name.matches("127(\\.\\d{1,3}){3}");
  }

  private static boolean strong(String token) {
    return token.length() >= SHORTEST_TOKEN && token.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** Without the token, so that it cannot reach a log. */
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
