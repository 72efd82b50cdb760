package io.sluice.wdl.culture;

/**
 * What a locale says about numbers and dates.
 *
 * @param name lower case, as {@code en-us}; empty for the invariant culture
 */
public record Culture(String name, NumberSymbols numbers, DateSymbols dates) {}
