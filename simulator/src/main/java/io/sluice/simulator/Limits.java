package io.sluice.simulator;

import io.sluice.simulator.front.CallLimit;
import io.sluice.simulator.front.FixedWindow;
import io.sluice.simulator.front.SlidingWindow;
import java.time.Duration;

/**
 * How many calls of the API are answered.
 *
 * @param callsPerWindow calls of one subscription in a window, at least 1; too few and a sweep of
 *     the hub does not fit
 * @param window length of the window
 * @param fixedWindow whether windows begin at multiples of their length instead of sliding
 */
public record Limits(int callsPerWindow, Duration window, boolean fixedWindow) {

  /** The connector's limit: 100 calls in any 60 seconds. */
  public static Limits documented() {
    return new Limits(100, Duration.ofSeconds(60), false);
  }

  CallLimit quota() {
    return fixedWindow
        ? new FixedWindow(callsPerWindow, window)
        : new SlidingWindow(callsPerWindow, window);
  }
}
