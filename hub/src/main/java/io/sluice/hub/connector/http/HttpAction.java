package io.sluice.hub.connector.http;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.message.MessageBody;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP action of the workflow language (<a
 * href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#http-action">reference</a>),
 * read from a flow's parameters: method, uri, headers, queries, body, cookie. The body is written
 * by the rules of {@link MessageBody}.
 */
record HttpAction(String method, URI uri, Map<String, String> headers, @Nullable Buffer body) {

  static HttpAction of(Map<String, @Nullable Object> parameters) {
    Map<String, String> headers = new LinkedHashMap<>();
    texts("headers", parameters.get("headers"))
        .forEach(
            (name, value) -> {
              // Set by the connection; Logic Apps ignores this header too.
              if (!name.equalsIgnoreCase("content-length")) {
                headers.put(name, value);
              }
            });
    Object cookie = parameters.get("cookie");
    if (cookie != null) {
      headers.put("Cookie", cookie.toString());
    }
    String method = text(parameters, "method").toUpperCase(Locale.ROOT);
    Buffer body = body(parameters.get("body"), headers);
    return new HttpAction(method, uri(parameters), headers, body);
  }

  private static URI uri(Map<String, @Nullable Object> parameters) {
    StringBuilder text = new StringBuilder(text(parameters, "uri").strip());
    List<String> queries = new ArrayList<>();
    texts("queries", parameters.get("queries"))
        .forEach((name, value) -> queries.add(encode(name) + "=" + encode(value)));
    if (!queries.isEmpty()) {
      text.append(text.indexOf("?") < 0 ? "?" : "&").append(String.join("&", queries));
    }
    try {
      return new URI(text.toString());
    } catch (URISyntaxException broken) {
      // The message of this exception contains the address, which may contain a secret.
      throw rejected("uri is not a valid address; encode special characters in it");
    }
  }

  private static @Nullable Buffer body(@Nullable Object body, Map<String, String> headers) {
    if (body == null) {
      return null;
    }
    String name =
        headers.keySet().stream()
            .filter("content-type"::equalsIgnoreCase)
            .findFirst()
            .orElse("Content-Type");
    try {
      MessageBody.WrittenBody written = MessageBody.write(body, headers.get(name));
      if (written.contentType() != null) {
        headers.put(name, written.contentType());
      }
      return written.bytes();
    } catch (IllegalArgumentException broken) {
      throw rejected(String.valueOf(broken.getMessage()));
    }
  }

  private static Map<String, String> texts(String what, @Nullable Object given) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (given == null) {
      return texts;
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw rejected(what + " must be an object");
    }
    map.forEach(
        (name, value) -> {
          if (value != null) {
            texts.put(
                String.valueOf(name),
                value instanceof Map || value instanceof List
                    ? CallParameters.json(value)
                    : value.toString());
          }
        });
    return texts;
  }

  private static String text(Map<String, @Nullable Object> parameters, String name) {
    Object value = parameters.get(name);
    if (value == null || value.toString().isBlank()) {
      throw rejected(name + " is missing");
    }
    return value.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static OutboundException rejected(String why) {
    return new OutboundException(Outcome.REJECTED, "Http: " + why);
  }
}
