package io.sluice.wdl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoint of a flow with a Request trigger.
 *
 * @param method the accepted HTTP method in upper case; POST by default
 * @param relativePath path segments after the flow's address; a segment in braces is a parameter
 * @see <a href="https://learn.microsoft.com/azure/connectors/connectors-native-reqres">Microsoft:
 *     Request trigger</a>
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

  /** The path parameters of a call; empty when its path does not match. */
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
