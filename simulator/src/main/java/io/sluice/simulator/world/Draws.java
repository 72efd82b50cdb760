package io.sluice.simulator.world;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance as a pure function: a draw depends on the seed, on what is drawn for and on how many draws
 * that has had, never on anything else that happens in the world.
 */
record Draws(long seed) {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** A number from [0, 1). */
  double unit(String subject, long ordinal) {
    return new SplittableRandom(mix(subject, ordinal)).nextDouble();
  }

  /** A number from [-1, 1). */
  double around(String subject, long ordinal) {
    return 2 * unit(subject, ordinal) - 1;
  }

  /** A whole number from [0, bound). */
  int below(String subject, long ordinal, int bound) {
    return new SplittableRandom(mix(subject, ordinal)).nextInt(bound);
  }

  /** A version 4 id that belongs to a subject and an ordinal. */
  UUID uuid(String subject, long ordinal) {
    SplittableRandom random = new SplittableRandom(mix(subject, ordinal));
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x0000000000004000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private long mix(String subject, long ordinal) {
    long hash = seed * GOLDEN;
    for (int i = 0; i < subject.length(); i++) {
      hash = scramble(hash ^ subject.charAt(i));
    }
    return scramble(hash + ordinal * GOLDEN);
  }

  private static long scramble(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
