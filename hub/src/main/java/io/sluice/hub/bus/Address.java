package io.sluice.hub.bus;

import java.time.Duration;

/**
 * Where one kind of request is answered. The grammar is {@code package[.instance].verb}, lower
 * case; the verb is imperative.
 *
 * @param name the event bus address
 * @param timeout how long a caller waits for the reply before it fails with {@link Failure#TIMEOUT}
 * @param <Q> the request's record
 * @param <R> the reply's record
 */
@SuppressWarnings("UnusedTypeParameter") // they tie a request to its reply at the call site
public record Address<Q extends Message, R extends Message>(String name, Duration timeout) {
  /** The time that an address has when it names none: 30 s. */
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
