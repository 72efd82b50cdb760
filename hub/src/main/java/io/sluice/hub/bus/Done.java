package io.sluice.hub.bus;

/** Reply without content: the request was carried out. */
public record Done() implements Message {
  /** The only instance needed. */
  public static final Done DONE = new Done();
}
