package io.sluice.wdl.files;

import java.util.Collection;
import java.util.List;

/** "Did you mean" hints for misspelt names, by Levenshtein distance. */
final class Suggestions {
  private static final int MAX_SUGGESTIONS = 3;

  /** Longer names get no hint: the distance costs quadratic time. */
  private static final int MAX_NAME_LENGTH = 120;

  private Suggestions() {}

  /** Up to three similar names, the nearest first, as the end of a sentence; may be empty. */
  static String hint(String given, Collection<String> names) {
    String wanted = DocumentAction.key(given);
    int maxDistance = Math.max(2, given.length() / 3);
    if (given.length() > MAX_NAME_LENGTH) {
      return "";
    }
    record Candidate(String name, int distance) {}
    List<String> similar =
        names.stream()
            .filter(name -> name.length() <= MAX_NAME_LENGTH)
            .map(name -> new Candidate(name, distance(wanted, DocumentAction.key(name))))
            .filter(candidate -> candidate.distance() <= maxDistance)
            .sorted((a, b) -> Integer.compare(a.distance(), b.distance()))
            .limit(MAX_SUGGESTIONS)
            .map(candidate -> "'" + candidate.name() + "'")
            .toList();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(", ", similar) + "?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
