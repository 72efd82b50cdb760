package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import java.util.UUID;

/** Something that will happen in an instance at a known time: data, so that it can be saved. */
sealed interface Due {

  /** The whole refresh that lies behind the start of the world. */
  record FirstRefresh() implements Due {}

  /** The first parts of a job become ready. */
  record StartJob(UUID job) implements Due {}

  /** One try of a part ends. */
  record EndAttempt(UUID task, int attempt) implements Due {}

  /** A part that failed is tried again. */
  record Retry(UUID task, int attempt) implements Due {}

  /** The new size of a segment shows at last, a while after its evaluation ended. */
  record Publish(String segment, long incarnation, long run, Plan plan, boolean warnings)
      implements Due {}

  /** A schedule fires; {@code ordinal} tells a replaced schedule's firing from a current one. */
  record Fire(UUID schedule, long ordinal) implements Due {}

  /** A round of the timeline begins. */
  record Round(int number) implements Due {}

  /** A step of the timeline is due. */
  record StepDue(int round, int index) implements Due {}

  /** A step of the scenario is due. */
  record ScenarioStepDue(int index) implements Due {}

  /** Something that was decided earlier is due. */
  record Perform(Action action) implements Due {}
}
