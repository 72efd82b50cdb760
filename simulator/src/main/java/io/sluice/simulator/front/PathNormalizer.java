package io.sluice.simulator.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Converts every documented form of an API path to that of the API description: {@code
 * /instances/...}.
 *
 * <p>Also accepted: a leading {@code /v1} or {@code /api}; {@code /manage/workflows/...}; {@code
 * /manage/tables/...}; the older {@code /data?relativePath=...&Select=...}; {@code
 * /manage/reset/operationScope/{scope}}. The documentation and the <a
 * href="https://github.com/microsoft/Dynamics365-CustomerInsights-Client-Libraries">client
 * libraries</a> use different forms.
 */
public final class PathNormalizer {
  private static final Map<String, String> OLD_DATA_PARAMETERS =
      Map.of(
          "select", "$select",
          "filter", "$filter",
          "orderby", "$orderby",
          "expand", "$expand",
          "top", "$top",
          "skip", "$skip",
          "skiptoken", "$skiptoken",
          "search", "$search");

  private PathNormalizer() {}

  /** The request with a normalised path; empty if it is not addressed to the API. */
  public static Optional<Request> api(Request request) {
    List<String> raw = rawSegments(request.path());
    int start = 0;
    while (start < raw.size() && start < 2 && isAny(raw.get(start), "v1", "api")) {
      start++;
    }
    List<String> path = new ArrayList<>(raw.subList(start, raw.size()));
    if (path.isEmpty() || !isAny(path.get(0), "instances")) {
      return Optional.empty();
    }
    path.set(0, "instances");
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    rewriteManage(path, query);
    rewriteOldData(path, query);
    return Optional.of(request.at("/" + String.join("/", path), query));
  }

  private static void rewriteManage(List<String> path, Map<String, List<String>> query) {
    if (path.size() < 4 || !isAny(path.get(2), "manage")) {
      return;
    }
    if (isAny(path.get(3), "workflows")) {
      path.remove(2);
    } else if (isAny(path.get(3), "tables")) {
      path.set(3, "entities");
    } else if (path.size() == 6 && isAny(path.get(4), "operationScope")) {
      query.put("instanceManagementOperationScope", List.of(Request.decode(path.get(5))));
      path.remove(5);
      path.remove(4);
    }
  }

  private static void rewriteOldData(List<String> path, Map<String, List<String>> query) {
    List<String> relative = find(query, "relativePath");
    if (path.size() != 3 || !isAny(path.get(2), "data") || relative.isEmpty()) {
      return;
    }
    path.addAll(rawSegments(relative.get(0)));
    Map<String, List<String>> renamed = new LinkedHashMap<>();
    query.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!lower.equals("relativepath")) {
            renamed.put(OLD_DATA_PARAMETERS.getOrDefault(lower, name), values);
          }
        });
    query.clear();
    query.putAll(renamed);
  }

  private static List<String> find(Map<String, List<String>> query, String name) {
    return query.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  private static boolean isAny(String segment, String... words) {
    for (String word : words) {
      if (segment.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> rawSegments(String path) {
    List<String> found = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        found.add(segment);
      }
    }
    return found;
  }
}
