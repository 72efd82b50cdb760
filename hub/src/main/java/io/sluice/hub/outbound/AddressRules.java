package io.sluice.hub.outbound;

import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be called. Only public unicast addresses are; the table lists what is not
 * (IANA's special-purpose registries), including every way to write an IPv4 address inside an IPv6
 * one.
 */
final class AddressRules {
  private static final List<Range> IPV4 =
      List.of(
          Range.of("this network", 8, 0),
          Range.of("private", 8, 10),
          Range.of("shared by a carrier (CGNAT)", 10, 100, 64),
          Range.of("loopback", 8, 127),
          Range.of("link-local, where clouds keep their metadata", 16, 169, 254),
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
          Range.of("metadata of a cloud", 32, 168, 63, 129, 16));

  /** Within 2000::/3, the only part of IPv6 that is public unicast. */
  private static final List<Range> IPV6 =
      List.of(
          Range.of("Teredo or reserved for protocols", 23, 0x20, 0x01, 0x00, 0x00),
          Range.of("documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
          Range.of("6to4, an IPv4 address in disguise", 16, 0x20, 0x02),
          Range.of("documentation", 20, 0x3f, 0xff, 0x00));

  private static final Range PUBLIC_IPV6 = Range.of("public unicast", 3, 0x20);

  private AddressRules() {}

  private record Range(String what, int bits, List<Integer> prefix) {
    static Range of(String what, int bits, Integer... prefix) {
      return new Range(what, bits, List.of(prefix));
    }

    boolean holds(byte[] address) {
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
   * Why an address may not be called.
   *
   * @param address 4 or 16 bytes
   * @return what kind of address it is; nothing when it may be called
   */
  static Optional<String> refusal(byte[] address) {
    if (address.length == 4) {
      return find(IPV4, address);
    }
    if (address.length != 16) {
      return Optional.of("no IP address");
    }
    return PUBLIC_IPV6.holds(address)
        ? find(IPV6, address)
        : Optional.of("not public unicast (local, mapped, translated or multicast)");
  }

  private static Optional<String> find(List<Range> table, byte[] address) {
    return table.stream().filter(range -> range.holds(address)).map(Range::what).findFirst();
  }
}
