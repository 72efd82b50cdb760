package io.sluice.hub.outbound;

import java.util.Locale;

/**
 * A host and port, written as in addresses.
 *
 * @param host name, IPv4 address or IPv6 address without brackets; lower case
 */
public record HostPort(String host, int port) {
  public HostPort {
    host = host.toLowerCase(Locale.ROOT);
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("an allowed address is host:port, as in 127.0.0.1:8080");
    }
  }

  /** Reads {@code host:port} or {@code [ipv6]:port}. */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "an allowed address is host:port, as in 127.0.0.1:8080, not " + text);
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
