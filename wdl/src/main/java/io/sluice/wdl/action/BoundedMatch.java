package io.sluice.wdl.action;

import io.sluice.wdl.json.ExpressionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Looks for a regular expression that a flow gives, with an end to how long that may take. */
final class BoundedMatch {
  /**
   * Characters looked at in one match at most; a pattern that backtracks without end gets there.
   */
  static final int MAX_READS = 2_000_000;

  private BoundedMatch() {}

  /**
   * Whether the pattern is found somewhere in the text.
   *
   * @throws ExpressionException when the pattern cannot be read, or needs too many looks
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

  /** A text that counts how often it is looked at. */
  private record Counted(String text, AtomicInteger looks, int start, int end)
      implements CharSequence {
    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      if (looks.incrementAndGet() > MAX_READS) {
        throw new ExpressionException("the schema's pattern takes too long for this text");
      }
      return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Counted(text, looks, start + from, start + to);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }
}
