package io.sluice.hub.bus;

/** The reply of an address that has nothing more to say than that it is done. */
public record Done() implements Message {
  /** The one instance that is needed. */
  public static final Done DONE = new Done();
}
