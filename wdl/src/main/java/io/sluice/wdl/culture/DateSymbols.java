package io.sluice.wdl.culture;

import java.util.List;
import java.util.Map;

/**
 * How a culture writes dates: the members of .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.globalization.datetimeformatinfo">DateTimeFormatInfo</a>
 * that the language needs.
 *
 * @param patterns custom formats of the standard formats d, D, t, T, m and y
 * @param days from Sunday
 * @param months month names that stand alone
 * @param genitiveMonths month names next to a day number
 */
public record DateSymbols(
    AmPmDesignators designators,
    String dateSeparator,
    String timeSeparator,
    Map<Character, String> patterns,
    CalendarNames days,
    CalendarNames months,
    CalendarNames genitiveMonths) {

  /** Names of the two halves of a day. */
  public record AmPmDesignators(String am, String pm) {}

  /** Names of days or months in calendar order, in full and abbreviated. */
  public record CalendarNames(List<String> full, List<String> abbreviated) {}

  /**
   * The custom format that a standard format stands for in this culture.
   *
   * @throws IllegalArgumentException if the standard format does not depend on the culture
   */
  public String pattern(char letter) {
    String pattern = patterns.get(letter);
    if (pattern == null) {
      throw new IllegalArgumentException("No culture pattern for '" + letter + "'");
    }
    return pattern;
  }
}
