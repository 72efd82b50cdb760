package io.sluice.hub.trigger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids and the escaping of state texts. */
final class StateText {
  private StateText() {}

  /** A 32-digit id that stands for the parts, the same on every machine. */
  static String id(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length keeps ("ab","c") and ("a","bc") apart.
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  static String escape(String text) {
    return text.replace("%", "%25").replace("|", "%7C");
  }

  static String unescape(String text) {
    return text.replace("%7C", "|").replace("%25", "%");
  }
}
