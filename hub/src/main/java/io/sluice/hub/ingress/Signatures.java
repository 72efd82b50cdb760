package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature in the address of a flow: whoever has the address may call the flow, and nobody can
 * forge one. HMAC-SHA256 of flow and trigger name in base64url, as in the shared access signatures
 * of Azure Logic Apps.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app">
 *     Microsoft: secure access to workflows</a>
 */
final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  private final Optional<Secret> key;

  Signatures(Optional<Secret> key) {
    this.key = key;
  }

  /** The signature of a flow's address; empty when none is required. */
  String of(String flow, String trigger) {
    return key.map(secret -> sign(secret, flow, trigger)).orElse("");
  }

  /** Whether the signature of an address is valid; compares in constant time. */
  boolean admits(CallAddress address) {
    return key.isEmpty()
        || MessageDigest.isEqual(
            of(address.flow(), address.trigger()).getBytes(StandardCharsets.US_ASCII),
            address.signature().getBytes(StandardCharsets.UTF_8));
  }

  private static String sign(Secret secret, String flow, String trigger) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.read().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String text = flow.toLowerCase(Locale.ROOT) + "\n" + trigger.toLowerCase(Locale.ROOT);
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
