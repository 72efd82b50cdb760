package io.sluice.hub.trigger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashed ids, and the escaping of fields in state texts. */
final class StateText {
  private StateText() {}

  /** A hash of the parts as 32 hexadecimal digits, the same on every machine. */
  static String id(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length prefix makes ("ab", "c") differ from ("a", "bc").
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  /** Escapes the separator of fields. */
  static String escape(String text) {
    return text.replace("%", "%25").replace("|", "%7C");
  }

  static String unescape(String text) {
    return text.replace("%7C", "|").replace("%25", "%");
  }
}
