package io.sluice.hub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random secret in the data folder: the API token or the key that signs the addresses of flows.
 * Generated at the first start, in a file that only its owner can read, and kept from then on.
 */
public record GeneratedSecret(Path file, String value) {
  /** The file of the API token. */
  public static final String API_TOKEN = "api-token";

  private static final int BYTES = 32;

  /**
   * Reads the secret, generating it when the file does not exist.
   *
   * @param data the data folder; created when missing
   * @param name the file in it
   * @throws StartupException when the file holds less than 32 characters
   */
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
          file + " is too short for a token; delete it and start again to generate a new one");
    }
    return new GeneratedSecret(file, value);
  }
}
