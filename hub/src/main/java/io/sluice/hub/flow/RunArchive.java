package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import io.vertx.core.Future;
import java.util.List;

/** Runs that are not under way, as their journals tell them. */
final class RunArchive {
  private final FlowVersions versions;
  private final RunRules rules;

  RunArchive(FlowVersions versions, RunRules rules) {
    this.versions = versions;
    this.rules = rules;
  }

  /** The run; fails when its version of the flow cannot be had. */
  Future<Run> load(JournaledRun open) {
    FlowRun row = open.run();
    RunIds ids = new RunIds(row.id(), row.cause().eventId(), row.startedAt());
    List<String> journal = open.journal().stream().map(JournalEntry::text).toList();
    return versions
        .get(row.flow().version())
        .map(definition -> Run.load(definition, Runner.trigger(row), ids, rules, journal));
  }
}
