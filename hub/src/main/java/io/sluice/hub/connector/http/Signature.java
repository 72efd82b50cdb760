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

/** Signs what is delivered: Standard Webhooks 1.0, symmetric ({@code v1}). */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private Signature() {}

  /**
   * The value of the {@code webhook-signature} header: one signature for each key.
   *
   * @param id without a dot, since dots separate what is signed
   * @param timestamp seconds since 1970, of this attempt
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
      // The length below is wrong then, and the message does not show the key.
    }
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new OutboundException(
          Outcome.REJECTED,
          "a webhook's signing key must be whsec_ and the base64 of 24 to 64 bytes");
    }
    return bytes;
  }
}
