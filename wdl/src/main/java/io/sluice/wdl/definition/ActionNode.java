package io.sluice.wdl.definition;

import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.expression.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One compiled action of a flow.
 *
 * @param name as stored, with underscores
 * @param runAfter the siblings that must have ended, each with the statuses that it may have
 * @param bodies the actions inside, by the container's keys
 * @param containers the names of the containers around it, outermost first
 */
public record ActionNode(
    String name,
    String type,
    Behaviour behaviour,
    Map<String, Set<Status>> runAfter,
    Map<String, ActionBlock> bodies,
    List<String> containers,
    ActionSettings options) {

  /**
   * What every action may set.
   *
   * @param retry null for the default of the hub
   * @param clamped what the retry policy asks for and does not get, in words
   * @param timeout how long the action may take; null for no limit of its own
   * @param fixed the static result that stands in for the action; null when it is run
   * @param tracked the tracked properties by their names as written, each an object with the one
   *     member; looked at when the action has ended
   */
  public record ActionSettings(
      @Nullable RetryPolicy retry,
      List<String> clamped,
      @Nullable Duration timeout,
      @Nullable ActionResult fixed,
      boolean secureInputs,
      boolean secureOutputs,
      Map<String, Template> tracked) {}
}
