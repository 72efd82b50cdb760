package io.sluice.hub.outbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A reference to a secret, {@code env:NAME} or {@code file:PATH}. The secret itself is read at each
 * use and never kept, so that a rotated one is picked up and none appears in a log, a heap dump or
 * an error message.
 */
public final class Secret {
  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private final String reference;

  private Secret(String reference) {
    this.reference = reference;
  }

  /** Parses a reference; empty if the text has neither form. */
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
   * The secret, without surrounding white space.
   *
   * @throws OutboundException (REJECTED) if the variable or file is missing or blank; the message
   *     contains the reference only
   */
  public String read() {
    String value =
        reference.startsWith(ENV)
            ? System.getenv(reference.substring(ENV.length()))
            : content(Path.of(reference.substring(FILE.length())));
    if (value == null || value.isBlank()) {
      throw new OutboundException(Outcome.REJECTED, "the secret " + reference + " is not set");
    }
    return value.strip();
  }

  /** Whether the secret can be read now. */
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
          Outcome.REJECTED,
          "the secret " + reference + " cannot be read: check the path and its permissions");
    }
  }

  /** The reference, never the secret. */
  @Override
  public String toString() {
    return reference;
  }
}
