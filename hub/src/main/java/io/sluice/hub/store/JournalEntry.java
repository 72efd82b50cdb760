package io.sluice.hub.store;

import java.time.Instant;

/**
 * One wake-up of a run in its journal: the results it received and the random values, ids and times
 * it drew.
 *
 * @param number position in the run's journal, from 1
 * @param text JSON in the format of the run engine
 */
public record JournalEntry(String runId, int number, Instant at, String text) {}
