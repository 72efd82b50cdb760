package io.sluice.wdl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a flow with a Request trigger may be called.
 *
 * @param method the only method that is taken, in upper case; POST when the trigger names none
 * @param relativePath segments after the address; a segment in braces is a parameter
 */
public record RequestEndpoint(String method, List<String> relativePath) {
  /** Reads {@code inputs.relativePath}, as in {@code customers/{id}/orders}. */
  static RequestEndpoint of(String method, String relativePath) {
    List<String> segments = new ArrayList<>();
    for (String segment : relativePath.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return new RequestEndpoint(method, List.copyOf(segments));
  }

  /** The path's parameters when the segments of a call fit; empty when they do not. */
  public Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != relativePath.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String wanted = relativePath.get(i);
      if (wanted.startsWith("{") && wanted.endsWith("}")) {
        parameters.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
      } else if (!wanted.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
