package io.sluice.wdl.culture;

import java.util.List;

/**
 * How a culture writes numbers. In the patterns {@code n} stands for the digits, {@code $} for the
 * currency symbol and {@code %} for the percent sign.
 *
 * @param sizes digits of the groups from the point to the left; the last repeats
 */
public record NumberSymbols(
    String decimal,
    String group,
    List<Integer> sizes,
    String negative,
    String nan,
    String infinity,
    String currency,
    int currencyDigits,
    String currencyPositive,
    String currencyNegative,
    String percentPositive,
    String percentNegative) {}
