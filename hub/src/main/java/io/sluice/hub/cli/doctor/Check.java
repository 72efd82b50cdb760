package io.sluice.hub.cli.doctor;

import java.util.List;
import java.util.function.Function;

/**
 * One row of the table of checks.
 *
 * @param looksAt what it looks at, as a phrase
 * @param body at least one finding; may block
 */
record Check(String name, String looksAt, Function<Installation, List<CheckFinding>> body) {}
