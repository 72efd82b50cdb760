package io.sluice.simulator.sink;

import java.util.List;

/**
 * Behaviour of the mail server.
 *
 * @param maxSize maximum message size in bytes, announced by {@code SIZE}
 * @param authRequired whether {@code MAIL} is refused before a successful {@code AUTH}
 * @param user user name that may authenticate; empty for any
 * @param password the user's password
 * @param refused recipients refused permanently with 550, in lower case
 * @param greylist whether the first mail of each pair of sender and recipient is deferred with 451
 * @param loseFinalReply whether a message is accepted, but the connection closed without the final
 *     250, so that the sender cannot know the outcome
 */
public record SmtpPolicy(
    int maxSize,
    boolean authRequired,
    String user,
    String password,
    List<String> refused,
    boolean greylist,
    boolean loseFinalReply) {

  /** A server that accepts every mail up to 10 MB. */
  public static SmtpPolicy accepting() {
    return new SmtpPolicy(10_485_760, false, "", "", List.of(), false, false);
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "SmtpPolicy[maxSize=%d, authRequired=%s, refused=%s, greylist=%s, loseFinalReply=%s]"
        .formatted(maxSize, authRequired, refused, greylist, loseFinalReply);
  }
}
