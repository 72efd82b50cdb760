package io.sluice.hub.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies session cookies, and verifies the API token. A cookie value consists of its
 * expiry time and an HMAC of that time keyed with the token, so the server keeps no session state
 * and a new token invalidates all sessions. Stateless; comparisons run in constant time.
 */
final class SessionCookies {
  /** Lifetime of a session. */
  static final Duration LIFETIME = Duration.ofHours(12);

  private static final String HASH = "HmacSHA256";

  private final byte[] token;

  SessionCookies(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a text is the API token. */
  boolean isToken(String given) {
    byte[] other = given.getBytes(StandardCharsets.UTF_8);
    return other.length > 0 && MessageDigest.isEqual(sign("token", token), sign("token", other));
  }

  /** Issues a cookie value that expires at {@code now} plus {@link #LIFETIME}. */
  String issue(Instant now) {
    return signed(Long.toString(now.plus(LIFETIME).getEpochSecond()));
  }

  /** Whether a cookie value was issued under this token and has not expired. */
  boolean isValid(String cookie, Instant now) {
    int dot = cookie.indexOf('.');
    if (dot < 0 || !cookie.substring(0, dot).matches("\\d{1,12}")) {
      return false;
    }
    String end = cookie.substring(0, dot);
    byte[] good = signed(end).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(good, cookie.getBytes(StandardCharsets.UTF_8))
        && now.getEpochSecond() < Long.parseLong(end);
  }

  private String signed(String end) {
    byte[] signature = sign("session " + end, token);
    return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static byte[] sign(String text, byte[] key) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(new SecretKeySpec(key, HASH));
      return mac.doFinal(("sluice console " + text).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + HASH, missing);
    }
  }
}
