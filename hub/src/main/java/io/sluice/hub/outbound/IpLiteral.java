package io.sluice.hub.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses IP addresses in their canonical notation, and recognises hosts that some programs would
 * read as an address in another notation (octal, hexadecimal, a single number, fewer parts).
 */
final class IpLiteral {
  private static final Pattern PART = Pattern.compile("0|[1-9]\\d{0,2}");
  private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private IpLiteral() {}

  /** The four bytes of an IPv4 address in dotted decimal notation. */
  static Optional<byte[]> ipv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] address = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!PART.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(address);
  }

  /**
   * Whether the last label is a number: such a host is an address in some notation, never a name.
   */
  static boolean endsInNumber(String host) {
    String trimmed = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return NUMBER.matcher(trimmed.substring(trimmed.lastIndexOf('.') + 1)).matches();
  }

  /** The sixteen bytes of an IPv6 address without brackets, zone and embedded IPv4 notation. */
  static Optional<byte[]> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
    List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
    int missing = 8 - head.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) {
      all.add("0");
    }
    all.addAll(tail);
    return bytes(all);
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  private static Optional<byte[]> bytes(List<String> groups) {
    byte[] address = new byte[16];
    for (int i = 0; i < 8; i++) {
      if (!GROUP.matcher(groups.get(i)).matches()) {
        return Optional.empty();
      }
      int value = Integer.parseInt(groups.get(i), 16);
      address[2 * i] = (byte) (value >> 8);
      address[2 * i + 1] = (byte) value;
    }
    return Optional.of(address);
  }
}
