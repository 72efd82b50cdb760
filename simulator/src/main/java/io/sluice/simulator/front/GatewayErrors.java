package io.sluice.simulator.front;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Error responses of API Management. The texts are part of the wire format; see <a
 * href="https://learn.microsoft.com/azure/api-management/rate-limit-policy">rate-limit policy</a>
 * and <a
 * href="https://learn.microsoft.com/azure/api-management/api-management-subscriptions">subscriptions</a>.
 */
public final class GatewayErrors {
  private GatewayErrors() {}

  /** 401: no subscription key in header or query. */
  public static Answer missingKey() {
    return error(
            401,
            "Access denied due to missing subscription key. Make sure to include subscription key"
                + " when making requests to an API.")
        .with(
            "WWW-Authenticate",
            "AzureApiManagementKey realm=\"CustomerInsights\","
                + "name=\"Ocp-Apim-Subscription-Key\",type=\"header\"");
  }

  /** 401: a key that is neither the primary nor the secondary one. */
  public static Answer invalidKey() {
    return error(
            401,
            "Access denied due to invalid subscription key. Make sure to provide a valid key for an"
                + " active subscription.")
        .with(
            "WWW-Authenticate",
            "AzureApiManagementKey realm=\"CustomerInsights\","
                + "name=\"Ocp-Apim-Subscription-Key\",type=\"header\"");
  }

  /** 429: the rate limit is exhausted; seconds are rounded up, at least 1. */
  public static Answer throttled(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return error(429, "Rate limit is exceeded. Try again in " + seconds + " seconds.")
        .with("Retry-After", Long.toString(seconds));
  }

  /** 401 of the service itself: a challenge and no body. */
  public static Answer badToken(String problem) {
    return Answer.empty(401)
        .with(
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\", error_description=\"" + problem + "\"");
  }

  /** 404: no operation has this method and path. */
  public static Answer unknownOperation() {
    return error(404, "Resource not found");
  }

  private static Answer error(int status, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statusCode", status);
    body.put("message", message);
    return Answer.json(status, body);
  }
}
