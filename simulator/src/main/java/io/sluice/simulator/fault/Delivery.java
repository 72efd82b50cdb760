package io.sluice.simulator.fault;

/** How an answer's bytes are sent. */
public sealed interface Delivery {

  /** Complete. */
  record Normal() implements Delivery {}

  /**
   * Truncated: Content-Length announces the whole body, a part is sent, then the connection is
   * closed.
   *
   * @param share share of the bytes that is sent, from 0 to 1
   */
  record Cut(double share) implements Delivery {}

  /**
   * A few bytes at a time.
   *
   * @param bytes bytes per chunk, at least 1
   * @param everyMillis time between two chunks
   */
  record Drip(int bytes, long everyMillis) implements Delivery {}

  /** Nothing is sent, and the connection stays open. */
  record Silence() implements Delivery {}

  /** Nothing is sent, and the connection is closed. */
  record Reset() implements Delivery {}
}
