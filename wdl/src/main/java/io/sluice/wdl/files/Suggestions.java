package io.sluice.wdl.files;

import java.util.Collection;
import java.util.List;

/** Finds the names that were probably meant. */
final class Suggestions {
  private static final int MOST = 3;
  private static final int LONGEST = 120;

  private Suggestions() {}

  /** A sentence with at most three names, the nearest first; empty when none is near. */
  static String hint(String given, Collection<String> names) {
    String wanted = DocumentAction.key(given);
    int bound = Math.max(2, given.length() / 3);
    if (given.length() > LONGEST) {
      return "";
    }
    record Distant(String name, int distance) {}
    List<String> near =
        names.stream()
            .filter(name -> name.length() <= LONGEST)
            .map(name -> new Distant(name, distance(wanted, DocumentAction.key(name))))
            .filter(one -> one.distance() <= bound)
            .sorted((a, b) -> Integer.compare(a.distance(), b.distance()))
            .limit(MOST)
            .map(one -> "'" + one.name() + "'")
            .toList();
    return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
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
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
