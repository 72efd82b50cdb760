package io.sluice.hub.cli.doctor;

import java.util.List;
import java.util.function.Function;

/**
 * A check of the doctor; a row of {@link CheckTable}.
 *
 * @param looksAt what the check examines, as a phrase
 * @param body makes the check and returns at least one finding; may block
 */
record Check(String name, String looksAt, Function<Installation, List<CheckFinding>> body) {}
