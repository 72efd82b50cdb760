package io.sluice.wdl.run;

import io.sluice.wdl.action.Reply;
import io.sluice.wdl.action.Request;
import io.sluice.wdl.action.Result;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Step;
import io.sluice.wdl.action.Variable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has become true in a run. The live run and the one loaded from its journal are
 * changed by facts and by nothing else, so that they cannot differ.
 */
sealed interface Fact {
  /** An action has started with these inputs. */
  record Started(String path, @Nullable Object inputs) implements Fact {}

  /** An action has ended; also one that never started, when it is skipped. */
  record Ended(String path, Result result) implements Fact {}

  /** A container has begun turns; its memo is kept from the first time. */
  record Entered(String path, @Nullable Object memo, List<Step.Turn> turns) implements Fact {}

  /**
   * A call is leaving.
   *
   * @param request null when it is the one that was waited for
   */
  record Asked(String path, @Nullable Request request, int attempt) implements Fact {}

  /**
   * A call has to wait.
   *
   * @param request null when the last one is to be repeated
   * @param reason retry, quota or delay
   */
  record Postponed(
      String path, @Nullable Request request, int attempt, Instant until, String reason)
      implements Fact {}

  /** A reply is kept until more have come. */
  record Kept(String path, Reply reply) implements Fact {}

  /** An action waits for a time. */
  record Slept(String path, Instant until) implements Fact {}

  /** A variable has a value. */
  record Assigned(Variable variable) implements Fact {}

  /** The tracked properties of an action that has ended. */
  record Tracked(String path, Map<String, @Nullable Object> properties) implements Fact {}

  /** People should know this about an action. */
  record Noted(String path, String text) implements Fact {}

  /** The run has ended. */
  record Closed(Status status, @Nullable String error) implements Fact {}
}
