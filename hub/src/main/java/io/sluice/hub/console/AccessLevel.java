package io.sluice.hub.console;

/** Access level of a route. {@link #READ} and {@link #ACT} require the API token if one is set. */
enum AccessLevel {
  /** No token required; the response discloses nothing confidential. */
  OPEN,
  /** Reads the state of the hub, or computes something without side effects. */
  READ,
  /** Changes the state of the hub. Always a POST; refused if another web page sends it. */
  ACT
}
