package io.sluice.simulator.sink;

import java.util.List;

/**
 * How the mail server behaves.
 *
 * @param maxSize largest message in bytes, announced by {@code SIZE}
 * @param authRequired whether {@code MAIL} is refused before a successful {@code AUTH}
 * @param user name that may log in; empty for any
 * @param password the user's password
 * @param refused recipients refused for good with 550, in lower case
 * @param greylist whether a sender and recipient seen for the first time are put off with 451
 * @param loseFinalReply whether a message is kept and the connection closed without the last 250,
 *     the case in which no sender can know
 */
public record SmtpPolicy(
    int maxSize,
    boolean authRequired,
    String user,
    String password,
    List<String> refused,
    boolean greylist,
    boolean loseFinalReply) {

  /** A server that takes every mail up to 10 MB. */
  public static SmtpPolicy accepting() {
    return new SmtpPolicy(10_485_760, false, "", "", List.of(), false, false);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "SmtpPolicy[maxSize=%d, authRequired=%s, refused=%s, greylist=%s, loseFinalReply=%s]"
        .formatted(maxSize, authRequired, refused, greylist, loseFinalReply);
  }
}
