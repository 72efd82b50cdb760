package io.sluice.hub.ingress;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a call, in the form of Power Automate: {@code
 * /workflows/{flow}/triggers/{trigger}/paths/invoke}, followed by the segments of the trigger's
 * relative path and a query.
 *
 * @param path the decoded segments after {@code invoke}
 * @param queries the decoded query without {@code sig}; of repeated names the first value
 * @param signature the {@code sig}; empty when there is none
 */
record CallAddress(
    String flow, String trigger, List<String> path, Map<String, String> queries, String signature) {
  /** Index of the last fixed segment, {@code invoke}. */
  private static final int FIXED = 6;

  /** Parses path and query; empty when they do not have this form. */
  static Optional<CallAddress> of(String uri) {
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    String[] parts = path.split("/", -1);
    boolean fits =
        parts.length > FIXED
            && parts[0].isEmpty()
            && parts[1].equals("workflows")
            && parts[3].equals("triggers")
            && parts[5].equals("paths")
            && parts[FIXED].equals("invoke");
    if (!fits) {
      return Optional.empty();
    }
    try {
      List<String> further = new ArrayList<>();
      for (int i = FIXED + 1; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          further.add(decoded(parts[i].replace("+", "%2B")));
        }
      }
      Map<String, String> queries = mark < 0 ? Map.of() : queries(uri.substring(mark + 1));
      String signature = queries.getOrDefault("sig", "");
      Map<String, String> shown = new LinkedHashMap<>(queries);
      shown.remove("sig");
      return Optional.of(
          new CallAddress(
              decoded(parts[2].replace("+", "%2B")),
              decoded(parts[4].replace("+", "%2B")),
              List.copyOf(further),
              shown,
              signature));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The path of a flow's address, without relative path and signature. */
  static String path(String flow, String trigger) {
    return "/workflows/" + encoded(flow) + "/triggers/" + encoded(trigger) + "/paths/invoke";
  }

  private static Map<String, String> queries(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        found.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
