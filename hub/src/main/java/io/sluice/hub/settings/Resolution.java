package io.sluice.hub.settings;

import java.util.List;

/**
 * A configuration tree checked against the table of keys.
 *
 * @param settings the values; sections with problems are marked as faulty
 * @param problems every broken rule, in the order of the file
 * @param unusable well-formed values that cannot be used on this machine now, such as a reference
 *     to a secret that does not exist
 * @param deprecations old spellings that were read
 */
public record Resolution(
    Settings settings,
    List<ConfigProblem> problems,
    List<ConfigProblem> unusable,
    List<ConfigProblem> deprecations) {}
