package io.sluice.hub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token that the API asks for; made at the first start and kept in a file of its owner's alone.
 */
public record GeneratedSecret(Path file, String value) {
  private static final int BYTES = 32;

  public static GeneratedSecret in(Path data) throws IOException {
    return in(data, "api-token");
  }

  /** A random text in a file of the data folder; what is there already is kept. */
  public static GeneratedSecret in(Path data, String name) throws IOException {
    Path file = data.resolve(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    String value = Files.readString(file).strip();
    if (value.length() < BYTES) {
      throw new StartupException(
          file + " holds no token; remove it and start again to get a new one");
    }
    return new GeneratedSecret(file, value);
  }
}
