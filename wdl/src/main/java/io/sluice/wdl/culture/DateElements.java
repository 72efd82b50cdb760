package io.sluice.wdl.culture;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one date in the order in which they are written: numbers, a year (a number of
 * three or more digits) and the name of a month. Three make a date; two at the end of the text do
 * if one of them is a year.
 */
final class DateElements {
  private static final int ENOUGH = 3;
  private static final int NONE = -1;

  private final DateSymbols symbols;
  private final List<Integer> numbers = new ArrayList<>();
  private int year = NONE;
  private int month = NONE;
  private boolean yearBetween;
  private boolean monthFirst;
  private boolean separated;
  private boolean open;

  DateElements(DateSymbols symbols) {
    this.symbols = symbols;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  private int size() {
    return numbers.size() + (year == NONE ? 0 : 1) + (month == NONE ? 0 : 1);
  }

  /** True when a number before AM or PM makes a date, as in {@code 3/15/2018 PM}. */
  boolean isDateBeforeHalf() {
    return size() == ENOUGH - 1 && (year != NONE || (month == NONE ? open : !open));
  }

  boolean isComplete() {
    return size() == ENOUGH;
  }

  /** True if the elements are numbers between spaces, which may also be a time or get a zone. */
  boolean isPlain() {
    return year == NONE && month == NONE && !separated;
  }

  /** True for a year and a month as numbers, as in ISO 8601. */
  boolean isYearAndNumber() {
    return year != NONE && numbers.size() == 1 && month == NONE;
  }

  /** Takes the numbers away, for a time. */
  List<Integer> takeNumbers() {
    List<Integer> taken = List.copyOf(numbers);
    numbers.clear();
    return taken;
  }

  /** Adds a number of one or two digits; false if there are enough. */
  boolean number(int number) {
    numbers.add(number);
    return size() <= ENOUGH;
  }

  /** Adds a year; false if there is one. */
  boolean year(int number) {
    boolean first = year == NONE;
    year = number;
    yearBetween = size() < ENOUGH;
    return first && size() <= ENOUGH;
  }

  /** Adds a month; false if there is one. */
  boolean month(int number) {
    boolean first = month == NONE;
    month = number;
    monthFirst = numbers.isEmpty();
    return first && size() <= ENOUGH;
  }

  /** Notes whether a date separator follows the element that was added last. */
  void followed(boolean separator) {
    separated |= separator;
    open = separator;
  }

  /** The date; null if the elements make none. */
  @Nullable LocalDate date() {
    if (open || size() < ENOUGH - 1) {
      return null;
    }
    if (size() < ENOUGH) {
      return monthOfYear();
    }
    if (year == NONE) {
      return withoutYear();
    }
    if (month != NONE) {
      return date(year, month, numbers.get(0));
    }
    boolean dayFirst = !yearBetween && order().equals("dMy");
    return dayFirst
        ? date(year, numbers.get(1), numbers.get(0))
        : date(year, numbers.get(0), numbers.get(1));
  }

  /** The first of a month, from a year and a month; null if there is no year. */
  private @Nullable LocalDate monthOfYear() {
    if (year != NONE) {
      return date(year, month == NONE ? numbers.get(0) : month, 1);
    }
    return month != NONE && isYearBesideMonth() ? date(fourDigits(numbers.get(0)), month, 1) : null;
  }

  /**
   * Whether a number of two digits beside a month is a year, because it stands where the culture
   * writes the year and not the day.
   */
  private boolean isYearBesideMonth() {
    boolean dayFirst = isBefore('d', symbols.pattern('m'));
    boolean yearFirst = isBefore('y', symbols.pattern('y'));
    return monthFirst ? dayFirst && !yearFirst : !dayFirst && yearFirst;
  }

  private static boolean isBefore(char letter, String pattern) {
    String plain = pattern.replaceAll("'[^']*'", "");
    return plain.indexOf(letter) < plain.indexOf('M');
  }

  private @Nullable LocalDate withoutYear() {
    String order = order();
    if (month == NONE) {
      return date(
          fourDigits(numbers.get(order.indexOf('y'))),
          numbers.get(order.indexOf('M')),
          numbers.get(order.indexOf('d')));
    }
    int first = numbers.get(0);
    int second = numbers.get(1);
    boolean yearFirst = order.startsWith("y");
    LocalDate likely =
        date(fourDigits(yearFirst ? first : second), month, yearFirst ? second : first);
    return likely != null
        ? likely
        : date(fourDigits(yearFirst ? second : first), month, yearFirst ? first : second);
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    boolean valid = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
    return valid && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth()
        ? LocalDate.of(year, month, day)
        : null;
  }

  /** A year of two digits as a year of this or the last century. */
  static int fourDigits(int year) {
    return year >= 100 ? year : year + (year <= 49 ? 2000 : 1900);
  }

  /** The order of the culture's short dates: {@code yMd}, {@code Mdy} or {@code dMy}. */
  private String order() {
    StringBuilder order = new StringBuilder();
    for (char c : symbols.pattern('d').toCharArray()) {
      if ("yMd".indexOf(c) >= 0 && order.indexOf(String.valueOf(c)) < 0) {
        order.append(c);
      }
    }
    return order.toString();
  }
}
