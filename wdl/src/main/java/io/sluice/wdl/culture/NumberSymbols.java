package io.sluice.wdl.culture;

import java.util.List;

/**
 * How a culture writes numbers: the members of .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.globalization.numberformatinfo">NumberFormatInfo</a>
 * that the language needs.
 *
 * @param decimal decimal separator
 * @param group group separator
 * @param groupSizes digits per group, counted from the decimal separator to the left; the last size
 *     repeats, 0 ends grouping
 * @param negative minus sign
 * @param nan text of NaN
 * @param infinity text of positive infinity
 */
public record NumberSymbols(
    String decimal,
    String group,
    List<Integer> groupSizes,
    String negative,
    String nan,
    String infinity,
    CurrencyPatterns currency,
    PercentPatterns percent) {

  /**
   * How amounts of money are written. In the patterns {@code n} is the number, {@code $} the symbol
   * and {@code -} the minus sign.
   *
   * @param symbol currency symbol
   * @param decimals decimal places when the format names none
   */
  public record CurrencyPatterns(String symbol, int decimals, String positive, String negative) {}

  /** How percentages are written; in the patterns {@code n} is the number. */
  public record PercentPatterns(String positive, String negative) {}
}
