package io.sluice.hub.outbound;

import java.util.Optional;

/**
 * The mail server that all mail goes through. The configuration names it, so it may stand in a
 * private network.
 *
 * @param user who logs in; empty when the server asks for no login
 * @param password needed with a user
 */
public record MailServer(
    String host, int port, Tls tls, Optional<String> user, Optional<Secret> password) {

  /** How the connection is protected. */
  public enum Tls {
    /** Not at all: for a server on this machine or in a trusted network. */
    NONE,
    /** Plain at first, then encrypted; a server that does not offer it gets no mail. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS
  }

  public MailServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail: a server has a host and a port from 1 to 65535");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("mail: user and password go together");
    }
    if (user.isPresent() && tls == Tls.NONE) {
      throw new IllegalArgumentException(
          "mail: a password is never sent in the clear: set tls to STARTTLS or TLS");
    }
  }
}
