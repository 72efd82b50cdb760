package io.sluice.simulator.world;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random draws as a pure function: a draw depends on the seed, its key and its ordinal, and on
 * nothing else that happens in the world.
 */
record Draws(long seed) {

  /** Purpose of a draw. The numbers are part of every trace and must not change. */
  enum Lane {
    NOISE(1),
    JUMPS(2),
    JUMP(3),
    PAST(4),
    DURATION(5),
    OUTCOME(6),
    ID(7),
    CHANCE(8),
    JITTER(9),
    TARGET(10),
    SPREAD(11),
    SIZE(12);

    private final long salt;

    Lane(long number) {
      this.salt = scramble(number);
    }
  }

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Key for the draws of a subject, unique for each text. */
  long key(String subject) {
    long hash = seed * GOLDEN;
    for (int i = 0; i < subject.length(); i++) {
      hash = scramble(hash ^ subject.charAt(i));
    }
    return hash;
  }

  /** A number from [0, 1). */
  static double unit(long key, Lane lane, long ordinal) {
    return random(key, lane, ordinal).nextDouble();
  }

  /** A number from [-1, 1). */
  static double around(long key, Lane lane, long ordinal) {
    return 2 * unit(key, lane, ordinal) - 1;
  }

  /** A whole number from [0, bound). */
  static int below(long key, Lane lane, long ordinal, int bound) {
    return random(key, lane, ordinal).nextInt(bound);
  }

  /** A version 4 UUID derived from a key and an ordinal. */
  static UUID uuid(long key, long ordinal) {
    SplittableRandom random = random(key, Lane.ID, ordinal);
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x0000000000004000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static SplittableRandom random(long key, Lane lane, long ordinal) {
    return new SplittableRandom(scramble(key ^ lane.salt) + ordinal * GOLDEN);
  }

  private static long scramble(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
