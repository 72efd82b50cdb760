package io.sluice.hub.console;

/** What a caller must hold to use a route. Only reading and acting are asked for a token. */
enum AccessLevel {
  /** Everybody: says nothing that a stranger may not know. */
  OPEN,
  /** Whoever may see what the hub does, or try what leaves no trace. */
  READ,
  /** Whoever may change what the hub does; always a POST, and never from another web page. */
  ACT
}
