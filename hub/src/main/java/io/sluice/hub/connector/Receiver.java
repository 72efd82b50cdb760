package io.sluice.hub.connector;

import io.sluice.hub.outbound.MailServer;
import java.net.URI;
import java.util.function.Supplier;

/** Another side that a connector sends to. */
public sealed interface Receiver permits Receiver.WebReceiver, Receiver.MailReceiver {
  /** Name for people, as in {@code Teams channel data-ops}. */
  String label();

  /**
   * An HTTP receiver.
   *
   * @param address read when it is needed, because it may be a secret; throws an {@code
   *     OutboundException} if it cannot be read
   */
  record WebReceiver(String label, Supplier<URI> address) implements Receiver {}

  /** A mail server. */
  record MailReceiver(String label, MailServer server) implements Receiver {}
}
