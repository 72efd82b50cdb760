package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.json.Chars;

/**
 * Finds the occurrences of a text in another one after the other, in time linear in both lengths
 * whatever they hold (Knuth, Morris and Pratt).
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

  /** Occurrences that do not overlap, with letter case. */
  static SubstringSearch exact(Evaluation evaluation, String text, String wanted) {
    evaluation.charge((long) text.length() + wanted.length());
    return new SubstringSearch(text, wanted, false, false);
  }

  /** All occurrences, ignoring letter case. */
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

  /** The index of the next occurrence, or -1; the text that is looked for is not empty. */
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

  /** The number of occurrences from here on. */
  long count() {
    long count = 0;
    while (next() >= 0) {
      count++;
    }
    return count;
  }

  /** The index of the n-th occurrence from here on, or -1. */
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
