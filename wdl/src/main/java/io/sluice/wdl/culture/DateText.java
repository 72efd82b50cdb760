package io.sluice.wdl.culture;

import io.sluice.wdl.json.Chars;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a date that is read from left to right, and the place reached. */
final class DateText {
  private final String text;
  private final DateSymbols symbols;
  private int position;

  DateText(String text, DateSymbols symbols) {
    this.text = text;
    this.symbols = symbols;
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  void moveTo(int place) {
    position = place;
  }

  void skip(int length) {
    position += length;
  }

  boolean isEnd() {
    return position >= text.length();
  }

  /** The character at the place, at the end a line feed. */
  char current() {
    return isEnd() ? '\n' : text.charAt(position);
  }

  /** Skips spaces; false at the end. */
  boolean skipSpaces() {
    while (!isEnd() && Chars.isWhiteSpace(current())) {
      position++;
    }
    return !isEnd();
  }

  /** Takes the digits at the place. */
  String digits() {
    int from = position;
    while (!isEnd() && Chars.isDigit(current())) {
      position++;
    }
    return text.substring(from, position);
  }

  /** Takes what a pattern matches at the place. */
  Optional<MatchResult> take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    position = matcher.end();
    return Optional.of(matcher.toMatchResult());
  }

  boolean isSign() {
    return current() == '+' || current() == '-';
  }

  boolean isDateSeparator() {
    return current() == '/'
        || current() == '-'
        || (!isEnd() && text.startsWith(symbols.dateSeparator(), position));
  }

  /**
   * Whether a time's separator is at the place.
   *
   * @param afterDate whether a date was read: where a full stop separates dates and times alike, it
   *     is a time's behind a date only
   */
  boolean isTimeSeparator(boolean afterDate) {
    boolean stop = current() == '.' && symbols.timeSeparator().equals(".");
    return current() == ':' || (stop && (afterDate || !symbols.dateSeparator().equals(".")));
  }

  /** Whether the T of ISO 8601 is at the place. */
  boolean isIsoTime() {
    return (current() == 'T' || current() == 't')
        && (position + 1 == text.length() || !Character.isLetter(text.charAt(position + 1)));
  }
}
