package io.sluice.hub.trigger;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status of a job or task. The API may use words that this version does not know; they count as
 * neither open nor ended and are kept, so that people can read them.
 *
 * @param word as the API's description spells it; empty when the API gave none
 */
public record WorkStatus(WorkState state, String word) {
  /** The statuses of the API, ordered by severity: the most severe one represents several tasks. */
  public enum WorkState {
    UNKNOWN("", false, false),
    NEEDS_UPDATE("needsUpdate", true, false),
    SKIPPED("skipped", false, true),
    SUCCESSFUL("successful", false, true),
    QUEUED("queued", true, false),
    RUNNING("running", true, false),
    DELETED("deleted", false, true),
    ABORTED("aborted", false, true),
    TIMED_OUT("timedOut", false, true),
    FAILED("failed", false, true);

    private static final Map<String, WorkState> BY_WORD =
        Stream.of(values()).collect(Collectors.toMap(state -> state.word, Function.identity()));

    private final String word;
    private final boolean open;
    private final boolean ended;

    WorkState(String word, boolean open, boolean ended) {
      this.word = word;
      this.open = open;
      this.ended = ended;
    }
  }

  /** The status with this word, in the spelling of the API's description. */
  public static WorkStatus of(String word) {
    return new WorkStatus(WorkState.BY_WORD.getOrDefault(word, WorkState.UNKNOWN), word);
  }

  public boolean is(WorkState other) {
    return state == other;
  }

  /** Whether it is queued or in progress. */
  public boolean open() {
    return state.open;
  }

  /** Whether it is final: the status of the same id does not change any more. */
  public boolean ended() {
    return state.ended;
  }

  /** Whether it failed or ran into a time limit. */
  public boolean failed() {
    return state == WorkState.FAILED || state == WorkState.TIMED_OUT;
  }

  /**
   * Whether it was executed to its end, with success or not; cancelled and skipped work was not.
   */
  public boolean executed() {
    return state == WorkState.SUCCESSFUL || failed();
  }

  /** The more severe of two. */
  public WorkStatus worse(WorkStatus other) {
    return state.compareTo(other.state) >= 0 ? this : other;
  }

  @Override
  public String toString() {
    return word;
  }
}
