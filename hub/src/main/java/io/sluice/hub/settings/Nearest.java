package io.sluice.hub.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that the user probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The name with the smallest edit distance, ignoring case; empty when it differs in more than two
   * letters and in more than a third of them.
   */
  public static Optional<String> to(String given, Collection<String> names) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best != null && least <= Math.max(2, best.length() / 3)
        ? Optional.of(best)
        : Optional.empty();
  }

  /** The Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
