package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * What a flow makes of an event.
 *
 * @param reason explanation for people, with the values that decided
 * @param terms JSON array text: the comparisons of the trigger conditions; null when none was
 *     evaluated
 */
public record Verdict(Ruling ruling, String reason, @Nullable String terms) {
  /** A verdict without compared terms. */
  public static Verdict of(Ruling ruling, String reason) {
    return new Verdict(ruling, reason, null);
  }
}
