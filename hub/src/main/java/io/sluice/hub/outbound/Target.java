package io.sluice.hub.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address whose text has been checked: scheme, host and port as they will be used. Pure; host
 * names are resolved elsewhere.
 *
 * @param literal bytes of the IP address, if the host is one
 * @param allowed whether the configuration allows this host and port although it may be private
 */
public record Target(
    String host, int port, boolean tls, Optional<byte[]> literal, boolean allowed) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*"
              + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Ports of other protocols, whose servers could act on parts of an HTTP request. */
  private static final Set<Integer> FOREIGN_PORTS =
      Set.of(
          7, 9, 13, 19, 21, 22, 23, 25, 53, 69, 110, 111, 119, 123, 135, 137, 139, 143, 161, 389,
          445, 465, 512, 513, 514, 587, 636, 873, 993, 995, 1433, 1521, 2049, 2375, 3306, 5432,
          6379, 9092, 11211, 27017);

  /** Checks an address; fails with REJECTED and a message that states the violated rule. */
  static Target of(URI uri, Set<HostPort> allowed) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    require(
        scheme.equals("https") || scheme.equals("http"), "the address must begin with https://");
    require(uri.getRawUserInfo() == null, "the address must not contain a user name or password");
    require(uri.getRawFragment() == null, "the address must not contain a fragment (#)");
    String raw = uri.getHost();
    require(
        raw != null && !raw.isEmpty(),
        "the address must have a host; write international names in punycode");
    boolean tls = scheme.equals("https");
    int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
    require(port >= 1 && port <= 65_535, "the port must be from 1 to 65535");
    String host = String.valueOf(raw).toLowerCase(Locale.ROOT);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    Optional<byte[]> literal;
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
      literal = IpLiteral.ipv6(host);
      require(literal.isPresent(), "write an IPv6 address in hexadecimal groups, without a zone");
    } else {
      literal = IpLiteral.ipv4(host);
      require(
          literal.isPresent() || !IpLiteral.endsInNumber(host),
          "write an IPv4 address as four decimal numbers");
      require(literal.isPresent() || NAME.matcher(host).matches(), "the host is not a valid name");
    }
    boolean listed = allowed.contains(new HostPort(host, port));
    require(
        listed || !FOREIGN_PORTS.contains(port), "port " + port + " belongs to another protocol");
    Target target = new Target(host, port, tls, literal, listed);
    literal.ifPresent(target::checkOne);
    return target;
  }

  /**
   * Checks all IP addresses of the host; a single forbidden one rejects the call, since the server
   * of a name may mix forbidden addresses with public ones.
   *
   * @return the address to connect to
   */
  InetAddress choose(List<InetAddress> answers) {
    if (answers.isEmpty()) {
      throw new OutboundException(Outcome.UNAVAILABLE, host + " has no address");
    }
    answers.forEach(answer -> checkOne(answer.getAddress()));
    return answers.get(0);
  }

  private void checkOne(byte[] address) {
    Optional<String> refusal = allowed ? Optional.empty() : AddressRules.refusal(address);
    refusal.ifPresent(
        what ->
            require(
                false,
                "its address is "
                    + what
                    + "; to allow it, add "
                    + new HostPort(host, port)
                    + " to http.allow in the configuration"));
  }

  /** Host and port, for messages and names of buckets. */
  String label() {
    return new HostPort(host, port).toString();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new OutboundException(Outcome.REJECTED, "the call was not made: " + rule);
    }
  }
}
