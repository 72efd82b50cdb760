package io.sluice.wdl.run;

import io.sluice.wdl.definition.Hash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The random numbers and ids of a run: hashes of the run's id and a counter. The counter is part of
 * every journal entry, so that a run loaded from its journal continues the same sequence.
 */
final class Draws {
  private final String run;
  private long count;

  /**
   * The sequence of a run.
   *
   * @param count draws made so far
   */
  Draws(String run, long count) {
    this.run = run;
    this.count = count;
  }

  /** Draws made so far. */
  long count() {
    return count;
  }

  /** A random UUID of version 4 (RFC 9562). */
  String guid() {
    ByteBuffer bytes = next("guid");
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /**
   * A random number.
   *
   * @param low inclusive
   * @param high exclusive
   */
  long random(long low, long high) {
    byte[] digest = next("random").array();
    BigInteger range = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
    if (range.signum() <= 0) {
      return low;
    }
    return new BigInteger(1, digest).mod(range).add(BigInteger.valueOf(low)).longValueExact();
  }

  private ByteBuffer next(String kind) {
    count++;
    return ByteBuffer.wrap(Hash.digest(kind, run, String.valueOf(count)));
  }
}
