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
 * @param name as in the definition, with underscores for spaces
 * @param runAfter the siblings after which it runs, each with the statuses that it accepts
 * @param blocks the actions inside, by key
 * @param containers names of the enclosing containers, outermost first
 */
public record ActionNode(
    String name,
    String type,
    Behaviour behaviour,
    Map<String, Set<Status>> runAfter,
    Map<String, ActionBlock> blocks,
    List<String> containers,
    ActionSettings options) {

  /**
   * The settings that every action can have.
   *
   * @param retry null for the default policy
   * @param clamped descriptions of the clamped values of the retry policy
   * @param timeout limit of its duration; null for none
   * @param fixed the static result that replaces the action; null when it is executed
   * @param secureInputs whether run histories hide the inputs
   * @param secureOutputs whether run histories hide the outputs
   * @param tracked the tracked properties by name, each as an object with this one member;
   *     evaluated when the action has ended
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
