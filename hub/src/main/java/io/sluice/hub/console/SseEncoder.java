package io.sluice.hub.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Encodes the live stream of one viewer as <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>.
 * Remembers what was sent and encodes only feeds that have changed since. A changed feed is sent
 * whole, so a viewer that missed an update is current again after the next one.
 */
final class SseEncoder {
  /** First frame: tells the browser to reconnect after 2,000 ms. */
  private static final String RETRY_FRAME = "retry: 2000\n\n";

  private final Map<String, String> sent = new LinkedHashMap<>();
  private boolean started;

  /**
   * Encodes the feeds that differ from what was sent before.
   *
   * @param feeds JSON text by feed name; without line breaks
   */
  String next(Map<String, String> feeds) {
    StringBuilder frames = new StringBuilder(started ? "" : RETRY_FRAME);
    started = true;
    feeds.forEach(
        (name, json) -> {
          if (!json.equals(sent.put(name, json))) {
            frames.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
          }
        });
    return frames.toString();
  }
}
