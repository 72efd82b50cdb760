package io.sluice.hub.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what one viewer of the live stream has seen, and gives the server-sent events that
 * bring it up to date. Each feed is sent whole when it has changed, so a viewer that missed some in
 * between is right again after the next.
 */
final class SseEncoder {
  /** How long a browser waits before it comes back, in milliseconds. */
  private static final String HELLO = "retry: 2000\n\n";

  private final Map<String, String> seen = new LinkedHashMap<>();
  private boolean greeted;

  /**
   * The frames to send now; those of a feed that has not changed are left out.
   *
   * @param feeds name to JSON text of one line
   */
  String next(Map<String, String> feeds) {
    StringBuilder frames = new StringBuilder(greeted ? "" : HELLO);
    greeted = true;
    feeds.forEach(
        (name, json) -> {
          if (!json.equals(seen.put(name, json))) {
            frames.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
          }
        });
    return frames.toString();
  }
}
