package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One operation of the API.
 *
 * @param method upper-case HTTP method
 * @param template path with parameters in braces, for example {@code /instances/{instanceId}}
 * @param operationId name in the API description; in brackets if only other sources mention the
 *     path
 * @param handler handles calls
 * @param refusals statuses from 400 to 409, except 401, in the API description
 */
record Route(
    String method, String template, String operationId, Handler handler, List<Integer> refusals) {

  /** Handles calls of an operation. */
  interface Handler {
    /** Handles a call. */
    Answer handle(Call call);
  }

  /**
   * Matches a path against the template, ignoring case.
   *
   * @param segments decoded segments
   * @return path parameters; empty if the path does not match
   */
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> wanted = segments(template);
    if (wanted.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String part = wanted.get(i);
      if (part.startsWith("{")) {
        places.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equalsIgnoreCase(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  /**
   * The status of a refusal. Generated clients fail on a status that is not in the description of
   * the operation, so an unlisted status is replaced by a listed one: 400 and 404 by each other,
   * else by 500, which every operation lists.
   */
  int refusal(int wanted) {
    return IntStream.of(wanted, wanted == 404 ? 400 : 404, 400)
        .filter(status -> status >= 500 || refusals.contains(status))
        .findFirst()
        .orElse(500);
  }

  /** Whether the operation reads or writes entity data, whose errors have another form. */
  boolean isData() {
    return template.startsWith("/instances/{instanceId}/data/");
  }

  private static List<String> segments(String path) {
    List<String> found = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        found.add(segment);
      }
    }
    return found;
  }
}
