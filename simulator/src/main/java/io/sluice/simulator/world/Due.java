package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import java.util.UUID;

/** A planned event of an instance, as data so that it can be saved. */
sealed interface Due {

  /** The full refresh before the start of the world. */
  record FirstRefresh() implements Due {}

  /** The first tasks of a job become ready. */
  record StartJob(UUID job) implements Due {}

  /** An attempt of a task ends. */
  record EndAttempt(UUID task, int attempt) implements Due {}

  /** A failed task is retried. */
  record Retry(UUID task, int attempt) implements Due {}

  /** The new size of a segment becomes visible, some time after its evaluation. */
  record Publish(String segment, long incarnation, long run, Plan plan, boolean warnings)
      implements Due {}

  /** A schedule fires; {@code ordinal} identifies firings of a schedule that was replaced. */
  record Fire(UUID schedule, long ordinal) implements Due {}

  /** A round of the timeline begins. */
  record Round(int number) implements Due {}

  /** A step of the timeline is due. */
  record StepDue(int round, int index) implements Due {}

  /** A step of the scenario is due. */
  record ScenarioStepDue(int index) implements Due {}

  /** An action that was planned earlier is due. */
  record Perform(Action action) implements Due {}
}
