package io.sluice.wdl.culture;

import java.util.List;
import java.util.Map;

/**
 * How a culture writes dates.
 *
 * @param patterns custom formats by standard letter: d D t T m y
 * @param days from Sunday
 * @param genitiveMonths month names beside a day number
 */
public record DateSymbols(
    String am,
    String pm,
    String dateSeparator,
    String timeSeparator,
    Map<Character, String> patterns,
    List<String> days,
    List<String> shortDays,
    List<String> months,
    List<String> shortMonths,
    List<String> genitiveMonths,
    List<String> shortGenitiveMonths) {

  /** The custom format for a standard letter of this culture. */
  public String pattern(char letter) {
    String pattern = patterns.get(letter);
    if (pattern == null) {
      throw new IllegalArgumentException("No culture pattern for '" + letter + "'");
    }
    return pattern;
  }
}
