package io.sluice.simulator.fault;

/** How an answer's bytes are sent. */
public sealed interface Delivery {

  /** As they are. */
  record Normal() implements Delivery {}

  /**
   * Announced in full, sent in part, then the connection is closed.
   *
   * @param share of the bytes that are sent, from 0 to 1
   */
  record Cut(double share) implements Delivery {}

  /**
   * A few at a time.
   *
   * @param bytes how many at a time, at least 1
   * @param everyMillis how long between them
   */
  record Drip(int bytes, long everyMillis) implements Delivery {}

  /** Nothing is sent, and the connection stays open. */
  record Silence() implements Delivery {}

  /** Nothing is sent, and the connection is closed. */
  record Reset() implements Delivery {}
}
