package io.sluice.hub.cli.doctor;

/** A finding and the check that made it. */
record CheckResult(Check check, CheckFinding finding) {}
