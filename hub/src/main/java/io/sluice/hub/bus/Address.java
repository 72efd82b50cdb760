package io.sluice.hub.bus;

import java.time.Duration;

/**
 * A typed address of the event bus, for requests of one type. Names follow the grammar {@code
 * package[.instance].verb}, in lower case and with an imperative verb.
 *
 * @param timeout how long a caller waits for the reply before it fails with {@link Failure#TIMEOUT}
 * @param <Q> record of the request
 * @param <R> record of the reply
 */
@SuppressWarnings("UnusedTypeParameter") // they bind a request to its reply at the call site
public record Address<Q extends Message, R extends Message>(String name, Duration timeout) {
  /** Timeout of an address that sets none. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** An address with the default timeout. */
  public static <Q extends Message, R extends Message> Address<Q, R> of(String name) {
    return new Address<>(name, DEFAULT_TIMEOUT);
  }

  /** An address with a timeout of its own. */
  public static <Q extends Message, R extends Message> Address<Q, R> of(
      String name, Duration timeout) {
    return new Address<>(name, timeout);
  }
}
