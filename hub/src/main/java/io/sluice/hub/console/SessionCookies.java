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
 * Checks the token, and makes and checks the value of the cookie that a browser holds instead of
 * it: the end of its life and a keyed hash of that, so nothing needs to be kept and another token
 * ends every session. Pure; comparisons take the same time for right and wrong values.
 */
final class SessionCookies {
  /** How long a login lasts. */
  static final Duration LIFE = Duration.ofHours(12);

  private static final String HASH = "HmacSHA256";

  private final byte[] token;

  SessionCookies(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a text is the token. */
  boolean isToken(String given) {
    byte[] other = given.getBytes(StandardCharsets.UTF_8);
    return other.length > 0 && MessageDigest.isEqual(sign("token", token), sign("token", other));
  }

  /** A cookie value that is good until {@code now} plus {@link #LIFE}. */
  String issue(Instant now) {
    return sealed(Long.toString(now.plus(LIFE).getEpochSecond()));
  }

  /** Whether a cookie value was issued for this token and has not ended. */
  boolean isValid(String cookie, Instant now) {
    int dot = cookie.indexOf('.');
    if (dot < 0 || !cookie.substring(0, dot).matches("\\d{1,12}")) {
      return false;
    }
    String end = cookie.substring(0, dot);
    byte[] good = sealed(end).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(good, cookie.getBytes(StandardCharsets.UTF_8))
        && now.getEpochSecond() < Long.parseLong(end);
  }

  private String sealed(String end) {
    byte[] seal = sign("session " + end, token);
    return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
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
