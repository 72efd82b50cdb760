package io.sluice.simulator;

import io.sluice.simulator.front.Credentials;
import io.sluice.simulator.wire.WireJson;
import java.time.Duration;

/**
 * Behaviour of the API where the real service is not known for certain, or where a simpler one is
 * useful.
 *
 * @param auth whether subscription key and bearer token are required
 * @param credentials the accepted credentials
 * @param tokenLifetime validity of an issued token
 * @param spelling letter case of enumeration values
 * @param nextLink whether pages of data carry {@code @odata.nextLink}
 */
public record ApiOptions(
    boolean auth,
    Credentials credentials,
    Duration tokenLifetime,
    WireJson.Spelling spelling,
    boolean nextLink) {

  /** As documented: keys and tokens required, camelCase, no next links. */
  public static ApiOptions documented() {
    return new ApiOptions(
        true, Credentials.simulated(), Duration.ofSeconds(3_599), WireJson.Spelling.CAMEL, false);
  }

  /** A copy that requires no keys and tokens. */
  public ApiOptions withoutAuth() {
    return new ApiOptions(false, credentials, tokenLifetime, spelling, nextLink);
  }

  /** A copy with another token lifetime. */
  public ApiOptions withTokenLifetime(Duration lifetime) {
    return new ApiOptions(auth, credentials, lifetime, spelling, nextLink);
  }

  /** A copy with another spelling of enumerations. */
  public ApiOptions withSpelling(WireJson.Spelling other) {
    return new ApiOptions(auth, credentials, tokenLifetime, other, nextLink);
  }

  /** A copy whose pages carry {@code @odata.nextLink}. */
  public ApiOptions withNextLink() {
    return new ApiOptions(auth, credentials, tokenLifetime, spelling, true);
  }
}
