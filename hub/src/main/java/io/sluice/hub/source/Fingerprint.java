package io.sluice.hub.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fingerprints of JSON values, independent of the order of their keys. */
final class Fingerprint {
  private Fingerprint() {}

  /** Sixteen hexadecimal digits; equal for equal values. */
  static String hash(@Nullable Object json) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(canonical(json).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  private static String canonical(@Nullable Object json) {
    StringBuilder text = new StringBuilder();
    append(text, json);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(String.valueOf(key), value == null ? "null" : value));
      text.append('{');
      sorted.forEach(
          (key, value) -> {
            text.append(key.length()).append(':').append(key).append('=');
            append(text, value);
          });
      text.append('}');
    } else if (json instanceof List<?> list) {
      text.append('[');
      list.forEach(item -> append(text, item));
      text.append(']');
    } else {
      String scalar = String.valueOf(json);
      text.append(scalar.length()).append(':').append(scalar).append(';');
    }
  }
}
