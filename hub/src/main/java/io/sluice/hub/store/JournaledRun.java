package io.sluice.hub.store;

import java.util.List;

/** A run with its journal: everything that is needed to resume it, or to show its steps. */
public record JournaledRun(FlowRun run, List<JournalEntry> journal) {}
