package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rebuilds runs from their journals, to resume them or to show their steps. */
final class RunLoader {
  private final FlowVersions versions;
  private final RunRules rules;

  RunLoader(FlowVersions versions, RunRules rules) {
    this.versions = versions;
    this.rules = rules;
  }

  /** The run; fails when the version of the flow that it pins cannot be loaded. */
  Future<Run> load(JournaledRun journaled) {
    return versions
        .get(journaled.run().flow().version())
        .map(definition -> load(definition, journaled));
  }

  /** The run of a version that is loaded; one without a journal has not begun. */
  Run load(FlowDefinition definition, JournaledRun journaled) {
    FlowRun row = journaled.run();
    RunIds ids = new RunIds(row.id(), row.cause().eventId(), row.startedAt());
    Map<String, @Nullable Object> trigger = SplitRuns.ownOutputs(row);
    List<String> journal = journaled.journal().stream().map(JournalEntry::text).toList();
    return journal.isEmpty()
        ? Run.start(definition, trigger, ids, rules)
        : Run.load(definition, trigger, ids, rules, journal);
  }
}
