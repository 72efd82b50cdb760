package io.sluice.wdl.culture;

import io.sluice.wdl.json.Chars;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A date whose numbers are named by the Chinese, Japanese or Korean character behind them, as in
 * {@code 2018年3月15日 14時30分}. They are read in every culture.
 *
 * @param end position behind the last character that was read
 * @param date null if there is no date
 * @param time hour, minute and second; empty if there is no time
 * @param isValid whether each number was given once, and makes sense
 */
record EastAsianDate(int end, @Nullable LocalDate date, List<Integer> time, boolean isValid) {
  private static final List<String> SUFFIXES = List.of("年년", "月월", "日일", "時时시", "分분", "秒초");
  private static final int NONE = -1;

  /** The index of the number that a character names: year, month, day, hour, minute, second. */
  static int suffix(char c) {
    for (int i = 0; i < SUFFIXES.size(); i++) {
      if (SUFFIXES.get(i).indexOf(c) >= 0) {
        return i;
      }
    }
    return NONE;
  }

  /** Reads named numbers from a position on. */
  static EastAsianDate read(String text, int start) {
    int[] named = new int[SUFFIXES.size()];
    Arrays.fill(named, NONE);
    boolean valid = true;
    int position = start;
    int end = start;
    while (true) {
      int from = spaces(text, position);
      int digits = from;
      while (digits < text.length() && digits - from < 5 && Chars.isDigit(text.charAt(digits))) {
        digits++;
      }
      int at = spaces(text, digits);
      int suffix = digits == from || at >= text.length() ? NONE : suffix(text.charAt(at));
      if (suffix == NONE) {
        break;
      }
      valid &= named[suffix] == NONE;
      named[suffix] = DateParser.number(text.substring(from, digits));
      position = at + 1;
      end = position;
    }
    LocalDate date = date(named);
    boolean dated = named[0] != NONE || named[1] != NONE || named[2] != NONE;
    return new EastAsianDate(end, date, time(named), valid && (date != null || !dated));
  }

  private static int spaces(String text, int from) {
    int position = from;
    while (position < text.length() && Chars.isWhiteSpace(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static @Nullable LocalDate date(int[] named) {
    if (named[0] == NONE || named[1] < 1 || named[1] > 12) {
      return null;
    }
    int year = DateElements.fourDigits(named[0]);
    int day = named[2] == NONE ? 1 : named[2];
    boolean valid = year >= 1 && year <= 9999 && day >= 1;
    return valid && day <= YearMonth.of(year, named[1]).lengthOfMonth()
        ? LocalDate.of(year, named[1], day)
        : null;
  }

  private static List<Integer> time(int[] named) {
    return named[3] == NONE && named[4] == NONE && named[5] == NONE
        ? List.of()
        : Arrays.stream(named, 3, named.length)
            .map(number -> Math.max(0, number))
            .boxed()
            .collect(Collectors.toUnmodifiableList());
  }
}
