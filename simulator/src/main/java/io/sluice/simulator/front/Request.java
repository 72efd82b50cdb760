package io.sluice.simulator.front;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, independent of the HTTP server.
 *
 * @param method upper-case HTTP method
 * @param path percent-encoded path, starting with a slash, without the query
 * @param query decoded query parameters in order of appearance; names keep their case
 * @param headers header values by lower-case name; the first value wins
 * @param body complete body; empty if there is none
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Buffer body) {

  /** Makes unmodifiable copies of query and headers. */
  public Request {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * Parses the target of a request line.
   *
   * @param uri path and query as sent, for example {@code /instances?top=1}
   * @throws IllegalArgumentException if a percent escape is malformed
   */
  public static Request of(String method, String uri, Map<String, String> headers, Buffer body) {
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    Map<String, List<String>> query = mark < 0 ? Map.of() : parameters(uri.substring(mark + 1));
    decode(path);
    return new Request(method, path, query, headers, body);
  }

  /** A request without headers and body. */
  public static Request of(String method, String uri) {
    return of(method, uri, Map.of(), Buffer.buffer());
  }

  /** Decodes {@code a=1&b=2}, the format of queries and form bodies. */
  public static Map<String, List<String>> parameters(String text) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        found.computeIfAbsent(form(name), key -> new ArrayList<>()).add(form(value));
      }
    }
    return found;
  }

  /** Decodes a path segment; unlike in queries, a plus sign is literal. */
  public static String decode(String segment) {
    return form(segment.replace("+", "%2B"));
  }

  private static String form(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** First value of a query parameter; the name is not case-sensitive. */
  public Optional<String> parameter(String name) {
    return parameterValues(name).stream().findFirst();
  }

  /** All values of a query parameter; the name is not case-sensitive. */
  public List<String> parameterValues(String name) {
    List<String> values = query.get(name);
    if (values != null) {
      return values;
    }
    return query.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  /** Value of a header; the name is not case-sensitive. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Decoded path segments, without empty ones. */
  public List<String> segments() {
    List<String> found = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        found.add(decode(segment));
      }
    }
    return found;
  }

  /** The body as UTF-8 text. */
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** A copy with another path and query. */
  public Request at(String newPath, Map<String, List<String>> newQuery) {
    return new Request(method, newPath, newQuery, headers, body);
  }

  /** A copy with its body, which arrives after the head. */
  public Request carrying(Buffer newBody) {
    return new Request(method, path, query, headers, newBody);
  }
}
