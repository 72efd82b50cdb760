package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Shared by all classes that act in an instance: its state, time, random draws and the facts. */
final class InstanceContext {

  /** Greater than the attempts of any task; environment files allow twenty. */
  private static final int MAX_ATTEMPTS = 32;

  final InstanceState instance;
  final Draws draws;
  final Processes processes;
  final Facts facts;
  private final Agenda agenda;
  private final Moment moment;
  private final long jobs;
  private final long tasks;

  /** The world's current time. */
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

  /** Shared by the instances of a world. */
  record Shared(Draws draws, Processes processes, Facts facts, Agenda agenda, Moment moment) {}

  Instant now() {
    return moment.now;
  }

  void later(Instant at, Due due) {
    agenda.add(at, instance.id, due);
  }

  /** Key for random draws of a subject in this instance. */
  long key(String subject) {
    return draws.key(instance.spec.name() + "/" + subject);
  }

  /** The id of the n-th job. */
  UUID jobId(long ordinal) {
    return Draws.uuid(jobs, ordinal);
  }

  /** The id of the n-th task. */
  UUID taskId(long ordinal) {
    return Draws.uuid(tasks, ordinal);
  }

  /** A new id. The n-th id of a kind in this instance is reproducible. */
  UUID id(String kind, long ordinal) {
    return Draws.uuid(key(kind), ordinal);
  }

  /** Ordinal of the draws of an attempt: run of the node, and attempt within the run. */
  static long ordinal(TaskState task) {
    return task.run * MAX_ATTEMPTS + task.attempt;
  }

  /** Records a fact, which may start steps of a scenario. */
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
