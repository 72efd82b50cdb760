package io.sluice.hub.connector.http;

import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Symmetric signatures ({@code v1}) of <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks 1.0</a>.
 */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int MIN_KEY_BYTES = 24;
  private static final int MAX_KEY_BYTES = 64;

  private Signature() {}

  /**
   * Value of the header {@code webhook-signature}: one signature per key.
   *
   * @param id id of the delivery, without dots, which separate the signed parts
   * @param timestamp time of this attempt, in seconds since 1970
   */
  static String of(List<String> keys, String id, long timestamp, byte[] body) {
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(sign(key, id, timestamp, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] sign(String key, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(decode(key), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static byte[] decode(String key) {
    byte[] bytes = new byte[0];
    try {
      bytes =
          Base64.getDecoder().decode(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key);
    } catch (IllegalArgumentException expected) {
      // Falls through to the check of the length, whose message does not show the key.
    }
    if (bytes.length < MIN_KEY_BYTES || bytes.length > MAX_KEY_BYTES) {
      throw new OutboundException(
          Outcome.REJECTED,
          "a webhook's signing key must be whsec_ and the base64 of 24 to 64 bytes");
    }
    return bytes;
  }
}
