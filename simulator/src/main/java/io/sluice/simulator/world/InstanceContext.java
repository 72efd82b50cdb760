package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What everything that acts in one instance shares: its state, the time, chance and the record. */
final class InstanceContext {

  /** More tries than any part has; the files allow twenty. */
  private static final int MAX_ATTEMPTS = 32;

  final InstanceState instance;
  final Draws draws;
  final Processes processes;
  final Facts facts;
  private final Agenda agenda;
  private final Moment moment;
  private final long jobs;
  private final long tasks;

  /** The world's now. */
  static final class Moment {
    Instant now;

    Moment(Instant now) {
      this.now = now;
    }
  }

  InstanceContext(InstanceState instance, Shared shared) {
    this.instance = instance;
    this.draws = shared.draws();
    this.processes = shared.processes();
    this.facts = shared.facts();
    this.agenda = shared.agenda();
    this.moment = shared.moment();
    this.jobs = key("job");
    this.tasks = key("task");
  }

  /** What the sites of one world have in common. */
  record Shared(Draws draws, Processes processes, Facts facts, Agenda agenda, Moment moment) {}

  Instant now() {
    return moment.now;
  }

  void later(Instant at, Due due) {
    agenda.add(at, instance.id, due);
  }

  /** The key under which something of this instance draws chance. */
  long key(String subject) {
    return draws.key(instance.spec.name() + "/" + subject);
  }

  /** The id of the n-th job. */
  UUID jobId(long ordinal) {
    return Draws.uuid(jobs, ordinal);
  }

  /** The id of the n-th part of a job. */
  UUID taskId(long ordinal) {
    return Draws.uuid(tasks, ordinal);
  }

  /** A new id; the n-th of its kind in this instance is the same in every run. */
  UUID id(String kind, long ordinal) {
    return Draws.uuid(key(kind), ordinal);
  }

  /** The ordinal of a try's draws: runs of a node, and tries within a run. */
  static long ordinal(TaskState task) {
    return task.run * MAX_ATTEMPTS + task.attempt;
  }

  /** Notes what happened; steps of a scenario may follow. */
  void happened(LongFunction<Fact> fact) {
    Fact noted = facts.add(fact);
    if (!instance.script.isEmpty()) {
      Script.happened(this, noted);
    }
  }

  void changed(Fact.Change change, OperationType kind, String name, @Nullable BigDecimal value) {
    happened(sequence -> new Fact.Changed(sequence, now(), instance.id, change, kind, name, value));
  }
}
