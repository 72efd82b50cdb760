package io.sluice.hub.outbound;

import java.util.List;
import java.util.Optional;

/**
 * IP addresses that may be called: public unicast addresses only. The tables list the exceptions
 * (<a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose
 * registries</a>), including every form of an IPv4 address embedded in an IPv6 one.
 */
final class AddressRules {
  private static final List<Range> IPV4 =
      List.of(
          Range.of("this network", 8, 0),
          Range.of("private", 8, 10),
          Range.of("shared by a carrier (CGNAT)", 10, 100, 64),
          Range.of("loopback", 8, 127),
          Range.of("link-local, used by cloud metadata services", 16, 169, 254),
          Range.of("private", 12, 172, 16),
          Range.of("reserved for protocols", 24, 192, 0, 0),
          Range.of("documentation", 24, 192, 0, 2),
          Range.of("6to4 relay", 24, 192, 88, 99),
          Range.of("private", 16, 192, 168),
          Range.of("benchmarking", 15, 198, 18),
          Range.of("documentation", 24, 198, 51, 100),
          Range.of("documentation", 24, 203, 0, 113),
          Range.of("multicast", 4, 224),
          Range.of("reserved or broadcast", 4, 240),
          Range.of("a cloud metadata service", 32, 168, 63, 129, 16));

  /** Exceptions within 2000::/3, the only part of IPv6 that is public unicast. */
  private static final List<Range> IPV6 =
      List.of(
          Range.of("Teredo or reserved for protocols", 23, 0x20, 0x01, 0x00, 0x00),
          Range.of("documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
          Range.of("6to4, which embeds an IPv4 address", 16, 0x20, 0x02),
          Range.of("documentation", 20, 0x3f, 0xff, 0x00));

  private static final Range PUBLIC_IPV6 = Range.of("public unicast", 3, 0x20);

  private AddressRules() {}

  private record Range(String what, int bits, List<Integer> prefix) {
    static Range of(String what, int bits, Integer... prefix) {
      return new Range(what, bits, List.of(prefix));
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / 8;
        int mask = 0x80 >> (bit % 8);
        int wanted = at < prefix.size() ? prefix.get(at) : 0;
        if ((address[at] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Why an address must not be called.
   *
   * @param address 4 or 16 bytes
   * @return the kind of the address; empty if it may be called
   */
  static Optional<String> refusal(byte[] address) {
    if (address.length == 4) {
      return find(IPV4, address);
    }
    if (address.length != 16) {
      return Optional.of("not an IP address");
    }
    return PUBLIC_IPV6.contains(address)
        ? find(IPV6, address)
        : Optional.of("not public unicast (local, mapped, translated or multicast)");
  }

  private static Optional<String> find(List<Range> table, byte[] address) {
    return table.stream().filter(range -> range.contains(address)).map(Range::what).findFirst();
  }
}
