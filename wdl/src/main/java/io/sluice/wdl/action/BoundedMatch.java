package io.sluice.wdl.action;

import io.sluice.wdl.json.ExpressionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Searches text for a regular expression from a flow with a bound on the work, so that a pattern
 * with catastrophic backtracking cannot block the engine.
 */
final class BoundedMatch {
  /** Maximum number of character reads per search; only catastrophic backtracking needs more. */
  static final int MAX_READS = 2_000_000;

  private BoundedMatch() {}

  /**
   * Whether the pattern occurs in the text.
   *
   * @throws ExpressionException when the pattern is invalid or the search exceeds its bound
   */
  static boolean finds(String pattern, String text) {
    try {
      return Pattern.compile(pattern)
          .matcher(new Counted(text, new AtomicInteger(), 0, text.length()))
          .find();
    } catch (PatternSyntaxException | StackOverflowError wrong) {
      throw new ExpressionException("the schema's pattern '" + pattern + "' cannot be used");
    }
  }

  /** Text that counts how many of its characters have been read. */
  private record Counted(String text, AtomicInteger reads, int start, int end)
      implements CharSequence {
    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      if (reads.incrementAndGet() > MAX_READS) {
        throw new ExpressionException("the schema's pattern takes too long for this text");
      }
      return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Counted(text, reads, start + from, start + to);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }
}
