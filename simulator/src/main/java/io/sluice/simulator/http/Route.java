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
 * @param template path with places in braces, for example {@code /instances/{instanceId}}
 * @param operationId name in the API description; in brackets for an address that is only in other
 *     sources
 * @param handler answers calls
 * @param refusals statuses from 400 to 409, without 401, that the description lists
 */
record Route(
    String method, String template, String operationId, Handler handler, List<Integer> refusals) {

  /** Answers calls of one operation. */
  interface Handler {
    /** Answers one call. */
    Answer handle(Call call);
  }

  /**
   * Compares a path with the template; words are compared without regard to case.
   *
   * @param segments decoded segments
   * @return values of the places, or nothing when the path is another
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
   * The status of a refusal. Generated clients break on a status that their operation does not
   * list, so an unlisted one gives way to the nearest listed one: 400 and 404 stand in for each
   * other, and 500, which every operation lists, for both.
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
