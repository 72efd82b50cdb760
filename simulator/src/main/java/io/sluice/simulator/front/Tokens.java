package io.sluice.simulator.front;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies bearer tokens. They have the form of real ones (three parts, claims {@code
 * aud}, {@code exp}, {@code appid}, {@code tid}). The signing key is derived from the seed, so that
 * a restarted simulator with the same seed still accepts them.
 */
public final class Tokens {
  /** Audience of the Customer Insights API. */
  public static final String AUDIENCE = "https://api.ci.ai.microsoft.com";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final Credentials credentials;
  private final Duration lifetime;
  private final SecretKeySpec key;
  private long issued;

  /**
   * Creates an issuer.
   *
   * @param seed the simulator's seed, from which the signing key is derived
   * @param lifetime validity of a token
   */
  public Tokens(long seed, Credentials credentials, Duration lifetime) {
    this.credentials = credentials;
    this.lifetime = lifetime;
    this.key =
        new SecretKeySpec(
            ("sluice-simulator-" + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** Validity of a token. */
  public Duration lifetime() {
    return lifetime;
  }

  /** Issues a token that is valid from now on. */
  public String issue(Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", AUDIENCE);
    claims.put("iss", "https://sts.windows.net/" + credentials.tenantId() + "/");
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.plus(lifetime).getEpochSecond());
    claims.put("appid", credentials.clientId());
    claims.put("roles", new String[] {"api.access"});
    claims.put("tid", credentials.tenantId());
    claims.put("uti", Long.toString(++issued, 36));
    String head = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"simulated\"}";
    String signed =
        URL.encodeToString(head.getBytes(StandardCharsets.UTF_8))
            + "."
            + URL.encodeToString(Json.encode(claims).getBytes());
    return signed + "." + sign(signed);
  }

  /**
   * Verifies an {@code Authorization} header.
   *
   * @return the error description for a {@code WWW-Authenticate} header; empty if the token is
   *     valid
   */
  public Optional<String> problem(Optional<String> authorization, Instant now) {
    if (authorization.isEmpty()) {
      return Optional.of("The request carries no bearer token.");
    }
    String header = authorization.get();
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of("The Authorization header is not of the form Bearer <token>.");
    }
    String token = header.substring(7).strip();
    int cut = token.lastIndexOf('.');
    if (cut < 0 || !sameText(sign(token.substring(0, cut)), token.substring(cut + 1))) {
      return Optional.of("The signature is invalid.");
    }
    return expiry(token).filter(now::isBefore).isPresent()
        ? Optional.empty()
        : Optional.of("The token is expired.");
  }

  private static Optional<Instant> expiry(String token) {
    String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return Json.parse(io.vertx.core.buffer.Buffer.buffer(Base64.getUrlDecoder().decode(claims)))
        .map(tree -> Instant.ofEpochSecond(tree.path("exp").asLong()));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  private static boolean sameText(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
