package io.sluice.wdl.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Content-derived ids: hashes of the values that they identify. */
public final class Hash {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  /** Length of an id: 160 bits in base 32. */
  private static final int LENGTH = 32;

  /** The same characters in the order of their code points, so that times sort as text. */
  private static final String SORTED = "234567abcdefghijklmnopqrstuvwxyz";

  /** Length of a time stamp: milliseconds until the year 3084; 115 bits of hash remain. */
  private static final int STAMP = 9;

  private Hash() {}

  /**
   * The id of a list of strings: 32 characters of a to z and 2 to 7. Each string is hashed with its
   * length, so that different lists with the same concatenation have different ids.
   */
  public static String of(String... parts) {
    byte[] digest = digest(parts);
    StringBuilder text = new StringBuilder(LENGTH);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; text.length() < LENGTH; i++) {
      buffer = (buffer << 8) | (digest[i] & 0xFF);
      bits += 8;
      while (bits >= 5 && text.length() < LENGTH) {
        bits -= 5;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    return text.toString();
  }

  /**
   * An id that starts with a time stamp. Ids of the same time are neighbours in a database index,
   * so that writing them touches few pages.
   */
  public static String timed(Instant at, String... parts) {
    char[] time = new char[STAMP];
    long millis = at.toEpochMilli();
    for (int i = STAMP - 1; i >= 0; i--) {
      time[i] = SORTED.charAt((int) (millis & 31));
      millis >>>= 5;
    }
    return new String(time) + of(parts).substring(STAMP);
  }

  /** The id of a dependent of another id, with the same time stamp as that id. */
  public static String beside(String id, String... parts) {
    return id.length() == LENGTH ? id.substring(0, STAMP) + of(parts).substring(STAMP) : of(parts);
  }

  /** The SHA-256 hash of a list of strings. */
  public static byte[] digest(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
