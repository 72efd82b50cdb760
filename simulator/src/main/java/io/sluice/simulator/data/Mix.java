package io.sluice.simulator.data;

/**
 * Hashes and reversible permutations of integers, from which all cells are generated. The constants
 * are those of splitmix64 (public domain).
 */
final class Mix {
  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;

  private Mix() {}

  /** A bijective hash of a number. */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * FIRST;
    z = (z ^ (z >>> 27)) * SECOND;
    return z ^ (z >>> 31);
  }

  /** Inverse of {@link #mix}. */
  static long unmix(long mixed) {
    long z = unshift(mixed, 31) * inverse(SECOND);
    z = unshift(z, 27) * inverse(FIRST);
    return unshift(z, 30) - 0x9e3779b97f4a7c15L;
  }

  /** Hash of a position, for example of seed, table, row and column. */
  static long of(long a, long b, long c) {
    return mix(mix(mix(a) ^ b) ^ c);
  }

  /** Hash of a text. */
  static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** A number from 0 (inclusive) to the bound (exclusive). */
  static int below(long hash, int bound) {
    return (int) Long.remainderUnsigned(hash, bound);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  static double fraction(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  /**
   * Permutes the numbers 0 to size - 1; key and size determine the permutation.
   *
   * @param value 0 to size-1
   * @param size at most 2^40
   */
  static long permute(long value, long size, long key) {
    int bits = bits(size);
    long x = value;
    do {
      x = scramble(x, bits, key);
    } while (x >= size);
    return x;
  }

  /** Inverse of {@link #permute}. */
  static long unpermute(long value, long size, long key) {
    int bits = bits(size);
    long x = value;
    do {
      x = unscramble(x, bits, key);
    } while (x >= size);
    return x;
  }

  // Cycle walking: repeating until the result is in range keeps the map a bijection for sizes that
  // are not a power of 2.
  private static int bits(long size) {
    return Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
  }

  private static long scramble(long value, int bits, long key) {
    long mask = (1L << bits) - 1;
    int half = (bits + 1) / 2;
    long x = value;
    for (int round = 0; round < 3; round++) {
      long word = of(key, round, bits);
      x = ((x * (word | 1)) + (word >>> 17)) & mask;
      x ^= x >>> half;
    }
    return x;
  }

  private static long unscramble(long value, int bits, long key) {
    long mask = (1L << bits) - 1;
    int half = (bits + 1) / 2;
    long x = value;
    for (int round = 2; round >= 0; round--) {
      long word = of(key, round, bits);
      x ^= x >>> half;
      x = ((x - (word >>> 17)) * inverse(word | 1)) & mask;
    }
    return x;
  }

  private static long unshift(long value, int by) {
    long x = value;
    for (int known = by; known < 64; known += by) {
      x = value ^ (x >>> by);
    }
    return x;
  }

  // Newton's method: each step doubles the number of right bits.
  private static long inverse(long odd) {
    long x = odd;
    for (int i = 0; i < 6; i++) {
      x *= 2 - odd * x;
    }
    return x;
  }
}
