package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AgentHandoff: the action in a tool with which an agent hands the conversation over to another
 * agent of the same flow.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/set-up-handoff-agent-workflow">
 *     Microsoft: Hand off between agents</a>
 */
public record AgentHandoff(Template template) implements Behaviour {
  /** The member of an agent that names the agent before it; added when a definition is read. */
  public static final String PREVIOUS = "handedOverBy";

  /** The member of an agent's outputs that names the agent that takes over. */
  static final String HANDOFF = "handoff";

  static Behaviour of(SourceNode source) {
    source.text("inputs/name");
    return new AgentHandoff(source.template("inputs", source.get("inputs")));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ok(place.inputs()));
  }

  /** The agent to which one of these actions hands over; empty if none does. */
  static String target(Map<String, @Nullable Object> actions) {
    for (Object action : actions.values()) {
      String type = String.valueOf(InputValues.member(action, "type")).toLowerCase(Locale.ROOT);
      Object name = InputValues.member(InputValues.member(action, "inputs"), "name");
      if (type.equals("agenthandoff") && name instanceof String target) {
        return target;
      }
    }
    return "";
  }

  /**
   * Lets agents to which others hand over run after the first agent that does, instead of at the
   * start of the flow.
   *
   * @param actions the actions of the top level
   * @return the same actions, agents changed
   */
  public static Map<String, @Nullable Object> inOrder(Map<String, @Nullable Object> actions) {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>(actions);
    Map<String, String> previous = new LinkedHashMap<>();
    actions.forEach(
        (name, action) -> {
          if (Agent.isType(InputValues.member(action, "type"))
              && InputValues.member(action, "tools") instanceof Map<?, ?> tools) {
            for (Object tool : tools.values()) {
              String target = target(asObject(InputValues.member(tool, "actions")));
              boolean waits = actions.containsKey(target) && startsFlow(actions.get(target));
              if (waits && !target.equals(name) && !leadsTo(previous, name, target)) {
                previous.putIfAbsent(target, name);
              }
            }
          }
        });
    previous.forEach(
        (target, before) -> {
          Map<String, @Nullable Object> agent = asObject(actions.get(target));
          agent.put("runAfter", Map.of(before, java.util.List.of("Succeeded", "Failed")));
          agent.put(PREVIOUS, before);
          ordered.put(target, agent);
        });
    return ordered;
  }

  /** The entry of a chain of agents is the first that no earlier one hands over to. */
  private static boolean leadsTo(Map<String, String> previous, String from, String target) {
    String at = from;
    while (at != null) {
      if (at.equals(target)) {
        return true;
      }
      at = previous.get(at);
    }
    return false;
  }

  private static boolean startsFlow(@Nullable Object action) {
    Object runAfter = InputValues.member(action, "runAfter");
    return !(runAfter instanceof Map<?, ?> map) || map.isEmpty();
  }

  private static Map<String, @Nullable Object> asObject(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> object.put(String.valueOf(key), item));
    }
    return object;
  }
}
