package io.sluice.hub.connector;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in words why the network failed; the texts hold hosts and ports, never paths or headers. */
final class Causes {
  private Causes() {}

  static String text(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the host's name cannot be resolved";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused or timed out; is the other side running?";
    }
    if (cause instanceof SSLException) {
      return "TLS failed: " + cause.getMessage();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
