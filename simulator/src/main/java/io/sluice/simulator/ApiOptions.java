package io.sluice.simulator;

import io.sluice.simulator.front.Credentials;
import io.sluice.simulator.wire.WireJson;
import java.time.Duration;

/**
 * How the API behaves where the real one is not known for certain, or may be made easier.
 *
 * @param auth whether subscription key and bearer token are asked for
 * @param credentials who may call
 * @param tokenLifetime how long a token is good for
 * @param spelling how enumerations are written
 * @param nextLink whether pages of data carry {@code @odata.nextLink}
 */
public record ApiOptions(
    boolean auth,
    Credentials credentials,
    Duration tokenLifetime,
    WireJson.Spelling spelling,
    boolean nextLink) {

  /** As documented: keys and tokens, camelCase, no links. */
  public static ApiOptions documented() {
    return new ApiOptions(
        true, Credentials.simulated(), Duration.ofSeconds(3_599), WireJson.Spelling.CAMEL, false);
  }

  /** The same without keys and tokens. */
  public ApiOptions withoutAuth() {
    return new ApiOptions(false, credentials, tokenLifetime, spelling, nextLink);
  }

  /** The same with tokens that are good for so long. */
  public ApiOptions withTokenLifetime(Duration lifetime) {
    return new ApiOptions(auth, credentials, lifetime, spelling, nextLink);
  }

  /** The same with enumerations written in another spelling. */
  public ApiOptions withSpelling(WireJson.Spelling other) {
    return new ApiOptions(auth, credentials, tokenLifetime, other, nextLink);
  }

  /** The same with links to the next page. */
  public ApiOptions withNextLink() {
    return new ApiOptions(auth, credentials, tokenLifetime, spelling, true);
  }
}
