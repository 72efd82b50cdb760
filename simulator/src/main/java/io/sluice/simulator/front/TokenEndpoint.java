package io.sluice.simulator.front;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The token endpoint of Microsoft Entra for the <a
 * href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">client
 * credentials flow</a>: {@code POST /{tenant}/oauth2/v2.0/token} with {@code scope}, and the older
 * {@code POST /{tenant}/oauth2/token} with {@code resource}. Client id and secret are taken from
 * the form or from Basic authentication.
 */
public final class TokenEndpoint {
  private final Credentials credentials;
  private final Tokens tokens;
  private long answered;

  /** Creates an endpoint for one tenant and one application. */
  public TokenEndpoint(Credentials credentials, Tokens tokens) {
    this.credentials = credentials;
    this.tokens = tokens;
  }

  /** Whether a request is addressed to the token endpoint of any tenant. */
  public static boolean owns(Request request) {
    List<String> path = request.segments();
    return path.size() >= 3
        && path.get(1).equalsIgnoreCase("oauth2")
        && path.get(path.size() - 1).equalsIgnoreCase("token");
  }

  /** Handles a token request. */
  public Answer answer(Request request, Instant now) {
    List<String> path = request.segments();
    boolean second = path.size() == 4 && path.get(2).equalsIgnoreCase("v2.0");
    Map<String, List<String>> form;
    try {
      form = Request.parameters(request.text());
    } catch (IllegalArgumentException malformed) {
      return refuse(400, "invalid_request", 9000411, "The request body is not a valid form.", now);
    }
    if (!request.method().equals("POST")) {
      return refuse(
          400, "invalid_request", 900561, "The endpoint only accepts POST requests.", now);
    }
    if (!path.get(0).equalsIgnoreCase(credentials.tenantId())) {
      return refuse(400, "invalid_request", 90002, "Tenant '" + path.get(0) + "' not found.", now);
    }
    return client(request, form, now).orElseGet(() -> audience(form, second, now));
  }

  private Optional<Answer> client(Request request, Map<String, List<String>> form, Instant now) {
    String grant = first(form, "grant_type").orElse("");
    if (grant.isEmpty()) {
      return Optional.of(missing("grant_type", now));
    }
    if (!grant.equals("client_credentials")) {
      String text = "The app requested an unsupported grant type '" + grant + "'.";
      return Optional.of(refuse(400, "unsupported_grant_type", 70003, text, now));
    }
    String[] basic = basic(request);
    String id = first(form, "client_id").orElse(basic[0]);
    String secret = first(form, "client_secret").orElse(basic[1]);
    if (id.isEmpty()) {
      return Optional.of(missing("client_id", now));
    }
    if (!id.equals(credentials.clientId())) {
      String text = "Application with identifier '" + id + "' was not found in the directory.";
      return Optional.of(refuse(400, "unauthorized_client", 700016, text, now));
    }
    if (!secret.equals(credentials.clientSecret())) {
      return Optional.of(
          refuse(401, "invalid_client", 7000215, "Invalid client secret provided.", now));
    }
    return Optional.empty();
  }

  private Answer audience(Map<String, List<String>> form, boolean second, Instant now) {
    String name = second ? "scope" : "resource";
    String wanted = first(form, name).orElse("");
    if (wanted.isEmpty()) {
      return missing(name, now);
    }
    String expected = Tokens.AUDIENCE + (second ? "/.default" : "");
    if (!stripSlash(wanted).equalsIgnoreCase(expected)) {
      String text =
          "The provided request must include a '"
              + name
              + "' of '"
              + expected
              + "', not '"
              + wanted
              + "'.";
      return second
          ? refuse(400, "invalid_scope", 70011, text, now)
          : refuse(400, "invalid_resource", 500011, text, now);
    }
    return granted(second, now);
  }

  private Answer granted(boolean second, Instant now) {
    long seconds = tokens.lifetime().toSeconds();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    if (second) {
      body.put("expires_in", seconds);
      body.put("ext_expires_in", seconds);
    } else {
      // The older endpoint writes its numbers as strings.
      body.put("expires_in", Long.toString(seconds));
      body.put("ext_expires_in", Long.toString(seconds));
      body.put("expires_on", Long.toString(now.getEpochSecond() + seconds));
      body.put("not_before", Long.toString(now.getEpochSecond()));
      body.put("resource", Tokens.AUDIENCE);
    }
    body.put("access_token", tokens.issue(now));
    return Answer.json(200, body).with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  private Answer missing(String name, Instant now) {
    String text = "The request body must contain the following parameter: '" + name + "'.";
    return refuse(400, "invalid_request", 900144, text, now);
  }

  private Answer refuse(int status, String error, int code, String text, Instant now) {
    String trace = id("trace");
    String correlation = id("correlation");
    String stamp = now.toString().substring(0, 19).replace('T', ' ') + "Z";
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put(
        "error_description",
        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
            .formatted(code, text, trace, correlation, stamp));
    body.put("error_codes", List.of(code));
    body.put("timestamp", stamp);
    body.put("trace_id", trace);
    body.put("correlation_id", correlation);
    answered++;
    return Answer.json(status, body).with("Cache-Control", "no-store");
  }

  private String id(String kind) {
    String name = kind + answered;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String[] basic(Request request) {
    String header = request.header("authorization").orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return new String[] {"", ""};
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? new String[] {Request.decode(parts[0]), Request.decode(parts[1])}
          : new String[] {"", ""};
    } catch (IllegalArgumentException malformed) {
      // Treated like absent credentials.
      return new String[] {"", ""};
    }
  }

  private static Optional<String> first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().filter(v -> !v.isEmpty());
  }

  private static String stripSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
