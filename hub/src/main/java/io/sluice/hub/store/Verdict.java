package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * What a flow makes of an event.
 *
 * @param word the word of a {@link Ruling}, or one that a newer version of the hub stored
 * @param reason explanation for people, with the values that decided
 * @param terms JSON array text: the comparisons of the trigger conditions; null when none was
 *     evaluated
 */
public record Verdict(String word, String reason, @Nullable String terms) {
  /** A verdict with the comparisons that led to it. */
  public static Verdict of(Ruling ruling, String reason, @Nullable String terms) {
    return new Verdict(ruling.word(), reason, terms);
  }

  /** A verdict without comparisons. */
  public static Verdict of(Ruling ruling, String reason) {
    return of(ruling, reason, null);
  }

  /** The ruling; {@link Ruling#UNKNOWN} for the word of a newer version. */
  public Ruling ruling() {
    return Ruling.of(word);
  }
}
