package io.sluice.hub.outbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A reference to a secret, {@code env:NAME} or {@code file:PATH}; the secret itself is read when it
 * is used and never kept, so that a rotated one is taken up and none shows in a log, a dump or an
 * error.
 */
public final class Secret {
  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private final String reference;

  private Secret(String reference) {
    this.reference = reference;
  }

  /** A reference; empty when the text is not of one of the two forms. */
  public static Optional<Secret> parse(String text) {
    boolean known =
        (text.startsWith(ENV) && text.length() > ENV.length())
            || (text.startsWith(FILE) && text.length() > FILE.length());
    return known ? Optional.of(new Secret(text)) : Optional.empty();
  }

  /** A secret in a file. */
  public static Secret file(Path path) {
    return new Secret(FILE + path);
  }

  /**
   * The secret, without white space around it.
   *
   * @throws OutboundException (REJECTED) when the reference leads nowhere; names the reference only
   */
  public String read() {
    String value =
        reference.startsWith(ENV)
            ? System.getenv(reference.substring(ENV.length()))
            : content(Path.of(reference.substring(FILE.length())));
    if (value == null || value.isBlank()) {
      throw new OutboundException(
          Outcome.REJECTED, "the secret " + reference + " is not set: set it and try again");
    }
    return value.strip();
  }

  /** Whether there is something to read now. */
  public boolean present() {
    try {
      return !read().isEmpty();
    } catch (OutboundException absent) {
      return false;
    }
  }

  private String content(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new OutboundException(
          Outcome.REJECTED, "the secret " + reference + " cannot be read: check path and rights");
    }
  }

  /** The reference, never the secret. */
  @Override
  public String toString() {
    return reference;
  }
}
