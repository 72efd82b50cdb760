package io.sluice.simulator;

import io.sluice.simulator.front.CallLimit;
import io.sluice.simulator.front.FixedWindow;
import io.sluice.simulator.front.SlidingWindow;
import java.time.Duration;

/**
 * Rate limit of the API.
 *
 * @param callsPerWindow calls of one subscription per window, at least 1. If it is too small, a
 *     sweep of the hub does not fit
 * @param window length of the window
 * @param fixedWindow whether windows start at multiples of their length instead of sliding
 */
public record Limits(int callsPerWindow, Duration window, boolean fixedWindow) {

  /**
   * The documented limit of the <a
   * href="https://learn.microsoft.com/connectors/customerinsights/">connector</a>: 100 calls in any
   * 60 seconds.
   */
  public static Limits documented() {
    return new Limits(100, Duration.ofSeconds(60), false);
  }

  CallLimit quota() {
    return fixedWindow
        ? new FixedWindow(callsPerWindow, window)
        : new SlidingWindow(callsPerWindow, window);
  }
}
