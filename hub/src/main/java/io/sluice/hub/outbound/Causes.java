package io.sluice.hub.outbound;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Texts of network failures; they contain hosts and ports, never paths or headers. */
final class Causes {
  private static final int MAX_CAUSES = 20;

  private Causes() {}

  static String text(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the host's name cannot be resolved";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused or timed out; check that the server is running";
    }
    if (cause instanceof SSLException) {
      return "TLS failed: " + deepest(cause).getMessage();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Only the innermost cause explains a certificate error. */
  private static Throwable deepest(Throwable cause) {
    Throwable deepest = cause;
    for (int i = 0; i < MAX_CAUSES && deepest.getCause() != null; i++) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
