package io.sluice.hub.connector.http;

import io.sluice.hub.connector.AccessTokens;
import io.sluice.hub.outbound.Hashes;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code authentication} of the HTTP action: None, Basic, Raw or ActiveDirectoryOAuth. Access
 * tokens are cached for the last {@value #MAX_CACHED} sets of credentials.
 */
final class Credentials {
  private static final int MAX_CACHED = 100;

  private final Outbound outbound;
  private final Time time;
  private final Map<String, AccessTokens> known = new LinkedHashMap<>(16, 0.75f, true);

  Credentials(Outbound outbound, Time time) {
    this.outbound = outbound;
    this.time = time;
  }

  /**
   * Authentication of one request.
   *
   * @param header value of the Authorization header; null for none
   * @param secrets values to redact from the answer
   */
  record Proof(@Nullable String header, List<String> secrets) {}

  Future<Proof> of(@Nullable Object authentication) {
    if (authentication == null) {
      return Future.succeededFuture(new Proof(null, List.of()));
    }
    if (!(authentication instanceof Map<?, ?> map)) {
      throw rejected("authentication must be an object");
    }
    Fields fields = new Fields(map);
    String type = fields.optional("type", "None");
    return switch (type) {
      case "None" -> Future.succeededFuture(new Proof(null, List.of()));
      case "Basic" -> Future.succeededFuture(basic(fields));
      case "Raw" -> Future.succeededFuture(raw(fields.required("value")));
      case "ActiveDirectoryOAuth" -> token(fields);
      default ->
          throw rejected(
              "authentication type "
                  + type
                  + " is not supported; use None, Basic, Raw or ActiveDirectoryOAuth");
    };
  }

  private static Proof basic(Fields fields) {
    String password = fields.required("password");
    String pair = fields.required("username") + ":" + password;
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new Proof("Basic " + encoded, List.of(password, encoded));
  }

  private static Proof raw(String value) {
    List<String> secrets = new ArrayList<>(List.of(value));
    secrets.addAll(List.of(value.split(" ", -1)));
    return new Proof(value, secrets);
  }

  private Future<Proof> token(Fields fields) {
    String secret = fields.required("secret");
    String clientId = fields.required("clientId");
    String audience = fields.required("audience");
    URI endpoint = endpoint(fields);
    String key = Hashes.sha256(String.join("\n", endpoint.toString(), clientId, audience, secret));
    AccessTokens tokens =
        known.computeIfAbsent(
            key, absent -> new AccessTokens(outbound, time, endpoint, () -> form(fields)));
    if (known.size() > MAX_CACHED) {
      known.remove(known.keySet().iterator().next());
    }
    return tokens
        .get()
        .map(token -> new Proof("Bearer " + token.value(), List.of(secret, token.value())));
  }

  private static Map<String, String> form(Fields fields) {
    String audience = fields.required("audience");
    String base = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", fields.required("clientId"));
    form.put("client_secret", fields.required("secret"));
    form.put("scope", base.endsWith("/.default") ? base : base + "/.default");
    return form;
  }

  private static URI endpoint(Fields fields) {
    String authority = fields.optional("authority", "https://login.microsoftonline.com");
    String base =
        authority.endsWith("/") ? authority.substring(0, authority.length() - 1) : authority;
    String tenant = fields.required("tenant");
    if (!tenant.matches("[A-Za-z0-9.-]{1,100}")) {
      throw rejected("authentication's tenant is a domain or an id");
    }
    try {
      return new URI(base + "/" + tenant + "/oauth2/v2.0/token");
    } catch (URISyntaxException broken) {
      throw rejected("authentication's authority is not an address");
    }
  }

  /** The fields of one authentication object. */
  private record Fields(Map<?, ?> map) {
    String required(String name) {
      String value = optional(name, "");
      if (value.isEmpty()) {
        throw rejected("authentication's " + name + " is missing");
      }
      return value;
    }

    String optional(String name, String otherwise) {
      Object value = map.get(name);
      return value == null ? otherwise : value.toString();
    }
  }

  private static OutboundException rejected(String why) {
    return new OutboundException(Outcome.REJECTED, "Http: " + why);
  }
}
