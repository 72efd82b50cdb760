package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import java.util.Optional;

/**
 * Configuration of HTTP calls of flows with a Request trigger.
 *
 * @param host address to bind
 * @param port 0 to 65,535; 0 takes a free one
 * @param key key of the signatures ({@code sig}) in addresses; without it no signature is required,
 *     which only a loopback address allows
 * @param maxBytes maximum size of a body. Too small refuses callers, too large lets them fill the
 *     memory
 * @param maxOpen maximum number of open calls; further ones get 429
 */
public record IngressConfig(
    String host, int port, Optional<Secret> key, int maxBytes, int maxOpen) {
  /** The default port. */
  public static final int DEFAULT_PORT = 8902;

  /** The default maximum size of a body. */
  public static final int DEFAULT_BYTES = 1 << 20;

  private static final int DEFAULT_OPEN = 10_000;
  private static final int MAX_PORT = 65_535;

  /** Validates each value; the message names the rule and the value. */
  public IngressConfig {
    check(port >= 0 && port <= MAX_PORT, "ingress.port must be 0 to 65535, but is " + port);
    check(maxBytes >= 1_024, "ingress.maxBytes must be at least 1024, but is " + maxBytes);
    check(maxOpen >= 1, "ingress.maxOpen must be at least 1, but is " + maxOpen);
    check(
        key.isPresent() || isLoopback(host),
        "ingress.host is "
            + host
            + ": without signatures only 127.0.0.1, ::1 or localhost can be listened on");
  }

  /** With the default limits. */
  public static IngressConfig of(String host, int port, Optional<Secret> key) {
    return new IngressConfig(host, port, key, DEFAULT_BYTES, DEFAULT_OPEN);
  }

  /** With another maximum size of bodies. */
  public IngressConfig withMaxBytes(int bytes) {
    return new IngressConfig(host, port, key, bytes, maxOpen);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
