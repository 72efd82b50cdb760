package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.json.Chars;

/**
 * Finds the occurrences of a string in another, in time linear in both lengths even for hostile
 * input (Knuth-Morris-Pratt).
 */
final class SubstringSearch {
  private final String text;
  private final char[] wanted;
  private final boolean ignoreCase;
  private final boolean overlapping;
  private final int[] fallback;
  private int position;
  private int matched;

  private SubstringSearch(String text, String wanted, boolean ignoreCase, boolean overlapping) {
    this.text = text;
    this.wanted = ignoreCase ? Chars.upper(wanted).toCharArray() : wanted.toCharArray();
    this.ignoreCase = ignoreCase;
    this.overlapping = overlapping;
    this.fallback = fallbacks(this.wanted);
  }

  /** A case-sensitive search for occurrences that do not overlap. */
  static SubstringSearch exact(Evaluation evaluation, String text, String wanted) {
    evaluation.charge((long) text.length() + wanted.length());
    return new SubstringSearch(text, wanted, false, false);
  }

  /** A case-insensitive search for all occurrences, overlapping ones included. */
  static SubstringSearch ignoringCase(Evaluation evaluation, String text, String wanted) {
    evaluation.charge((long) text.length() + wanted.length());
    return new SubstringSearch(text, wanted, true, true);
  }

  private static int[] fallbacks(char[] wanted) {
    int[] fallback = new int[wanted.length + 1];
    int length = 0;
    for (int i = 1; i < wanted.length; i++) {
      while (length > 0 && wanted[i] != wanted[length]) {
        length = fallback[length];
      }
      length += wanted[i] == wanted[length] ? 1 : 0;
      fallback[i + 1] = length;
    }
    return fallback;
  }

  /** The index of the next occurrence; -1 if there is none. The wanted string must not be empty. */
  int next() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      char unit = ignoreCase ? Chars.upper(c) : c;
      while (matched > 0 && wanted[matched] != unit) {
        matched = fallback[matched];
      }
      matched += wanted[matched] == unit ? 1 : 0;
      if (matched == wanted.length) {
        matched = overlapping ? fallback[matched] : 0;
        return position - wanted.length;
      }
    }
    return -1;
  }

  /** The number of remaining occurrences. */
  long count() {
    long count = 0;
    while (next() >= 0) {
      count++;
    }
    return count;
  }

  /** The index of the n-th remaining occurrence; -1 if there is none. */
  long nth(long n) {
    long index = -1;
    for (long i = 0; i < n; i++) {
      index = next();
      if (index < 0) {
        return -1;
      }
    }
    return index;
  }
}
