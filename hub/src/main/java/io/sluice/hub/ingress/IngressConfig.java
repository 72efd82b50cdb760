package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import java.util.Optional;

/**
 * Where flows with a Request trigger can be called.
 *
 * @param host the address to bind
 * @param port 0 to 65,535; 0 takes a free one
 * @param key what the {@code sig} of each address is made with; without it no signature is asked
 *     for, which only a loopback address may do
 * @param mostBytes the largest body: too small turns callers away, too large lets them fill the
 *     memory
 * @param mostOpen calls that may be open at one time; further ones get 429
 */
public record IngressConfig(
    String host, int port, Optional<Secret> key, int mostBytes, int mostOpen) {
  /** The port when none is named. */
  public static final int DEFAULT_PORT = 8902;

  /** The largest body when nothing is said. */
  public static final int DEFAULT_BYTES = 1 << 20;

  private static final int DEFAULT_OPEN = 10_000;
  private static final int HIGHEST_PORT = 65_535;

  public IngressConfig {
    check(port >= 0 && port <= HIGHEST_PORT, "ingress.port must be 0 to 65535, but is " + port);
    check(mostBytes >= 1_024, "ingress.mostBytes must be at least 1024, but is " + mostBytes);
    check(mostOpen >= 1, "ingress.mostOpen must be at least 1, but is " + mostOpen);
    check(
        key.isPresent() || isLoopback(host),
        "ingress.host is "
            + host
            + ": without signatures only 127.0.0.1, ::1 or localhost can be listened on");
  }

  /** With the default bounds. */
  public static IngressConfig of(String host, int port, Optional<Secret> key) {
    return new IngressConfig(host, port, key, DEFAULT_BYTES, DEFAULT_OPEN);
  }

  /** With another bound of bodies. */
  public IngressConfig withMostBytes(int bytes) {
    return new IngressConfig(host, port, key, bytes, mostOpen);
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
