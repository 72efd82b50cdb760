package io.sluice.hub.outbound;

import java.util.Optional;

/**
 * The server that all mail is submitted to. It may have a private address, because the
 * configuration and not a flow names it.
 *
 * @param user user name; empty if the server requires no authentication
 * @param password present if and only if there is a user
 */
public record MailServer(
    String host, int port, Tls tls, Optional<String> user, Optional<Secret> password) {

  /** Encryption of the connection. */
  public enum Tls {
    /** None: for a server on this machine or in a trusted network. */
    NONE,
    /** Upgraded by STARTTLS; a server that does not offer it gets no mail. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS
  }

  public MailServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail: a server needs a host and a port from 1 to 65535");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("mail: set both user and password, or neither");
    }
    if (user.isPresent() && tls == Tls.NONE) {
      throw new IllegalArgumentException(
          "mail: a password is never sent unencrypted: set tls to STARTTLS or TLS");
    }
  }
}
