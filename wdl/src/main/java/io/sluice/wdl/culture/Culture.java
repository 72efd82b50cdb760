package io.sluice.wdl.culture;

/**
 * The number and date conventions of a locale.
 *
 * @param name lower case, for example {@code en-us}; empty for the invariant culture
 */
public record Culture(String name, NumberSymbols numbers, DateSymbols dates) {}
