package io.sluice.hub.flow;

import java.util.Locale;

/** Whether a flow takes events. */
public enum FlowState {
  /** Events start runs. */
  ENABLED,
  /** Paused by a person; events are decided and start nothing. */
  PAUSED,
  /** The file has no usable version, or its trigger names what cannot be watched. */
  INVALID;

  /** The name in the API and the metrics. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
