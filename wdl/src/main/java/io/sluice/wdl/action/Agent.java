package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Agent: a language model that calls tools, each a block of actions. It is modelled as one call,
 * whose answer says which tools the model calls, in which order and with which agent parameters,
 * and what its last message is; the blocks then run one after the other. A failed tool does not
 * fail the agent: the model receives the failure and decides what to do next.
 *
 * <p>An agent to which only others hand over runs if the one before it did so.
 *
 * @param call the call that passes instructions and tools to the model
 * @param tools the tools with description and schema, as the model sees them
 * @param handoffs the agent to which a tool hands over, by the tool's name
 * @param previous the agent that hands over to this one; empty for one that starts by itself
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/agent-workflows-concepts">Microsoft:
 *     Workflows with AI agents</a>
 */
record Agent(
    Behaviour call,
    Map<String, @Nullable Object> tools,
    Map<String, String> handoffs,
    String previous)
    implements Behaviour {
  /** Maximum number of tool calls of one agent. */
  static final int MAX_TOOL_CALLS = 1_000;

  /** The connector's name in calls. */
  static final String CONNECTOR = "agent";

  /** The member of the model's answer that lists the calls of tools. */
  private static final String TOOL_CALLS = "toolCalls";

  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> tools = new LinkedHashMap<>();
    Map<String, String> handoffs = new LinkedHashMap<>();
    source
        .object("tools")
        .forEach(
            (name, tool) -> {
              Map<String, @Nullable Object> shown = new LinkedHashMap<>();
              for (String member : List.of("description", "agentParameterSchema")) {
                Object value = InputValues.member(tool, member);
                if (value != null) {
                  shown.put(member, value);
                }
              }
              tools.put(name, shown);
              source.block(name, "tools/" + name + "/actions");
              String target = AgentHandoff.target(source.object("tools/" + name + "/actions"));
              if (!target.isEmpty()) {
                handoffs.put(name, target);
              }
            });
    Object previous = source.get(AgentHandoff.PREVIOUS);
    return new Agent(
        PlatformCall.of(source, "inputs/parameters/deploymentId"),
        tools,
        handoffs,
        previous instanceof String name ? name : "");
  }

  @Override
  public @Nullable Callee callee() {
    return call.callee();
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return call.inputs(scope);
  }

  @Override
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    return call.shownInputs(inputs);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    if (!previous.isEmpty() && !isHandedOver(place)) {
      String message = "The agent '" + previous + "' did not hand over to this agent.";
      return new ActionCommand.Complete(
          new ActionResult(
              Status.SKIPPED, "ActionSkipped", null, new ActionError("NoHandoff", message)));
    }
    Map<String, @Nullable Object> parameters = place.parameters();
    parameters.put("tools", tools);
    return new ActionCommand.SendRequest(
        new OperationRequest(CONNECTOR, operation(), parameters, false), null);
  }

  private String operation() {
    Callee callee = call.callee();
    return callee == null ? "run" : callee.operation();
  }

  private boolean isHandedOver(ActionContext place) {
    Object name = place.scope().currentAction().get("name");
    return place
        .scope()
        .action(previous)
        .map(record -> InputValues.member(record.get("outputs"), AgentHandoff.HANDOFF))
        .filter(target -> String.valueOf(target).equalsIgnoreCase(String.valueOf(name)))
        .isPresent();
  }

  @Override
  public ActionCommand answered(ActionContext place, OperationReply reply) {
    if (!reply.ok()) {
      return new ActionCommand.Complete(ReplyMapping.failed(reply));
    }
    List<?> calls = calls(reply.body());
    for (Object one : calls) {
      String tool = tool(one);
      if (!tools.containsKey(tool)) {
        return new ActionCommand.Complete(
            ActionResult.failed(
                "UnknownTool",
                "The model called the tool '" + tool + "'. Tools: " + tools.keySet() + "."));
      }
    }
    if (calls.size() > MAX_TOOL_CALLS) {
      return new ActionCommand.Complete(
          ActionResult.failed(
              "TooManyToolCalls", "The model called more than " + MAX_TOOL_CALLS + " tools."));
    }
    return calls.isEmpty()
        ? new ActionCommand.Complete(ActionResult.ok(outputs(reply.body())))
        : new ActionCommand.RunBlocks(reply.body(), List.of(iteration(calls, 1)));
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    List<?> calls = calls(place.memo());
    int begun = place.iterations().begun();
    if (place.iterations().open() > 0) {
      return new ActionCommand.KeepOpen();
    }
    boolean ends = begun >= calls.size() || handoffs.containsKey(tool(calls.get(begun - 1)));
    return ends
        ? new ActionCommand.Complete(ActionResult.ok(outputs(place.memo())))
        : new ActionCommand.RunBlocks(null, List.of(iteration(calls, begun + 1)));
  }

  private ActionCommand.Iteration iteration(List<?> calls, int number) {
    return new ActionCommand.Iteration(number, tool(calls.get(number - 1)));
  }

  private static List<?> calls(@Nullable Object answer) {
    return InputValues.member(answer, TOOL_CALLS) instanceof List<?> list ? list : List.of();
  }

  private String tool(@Nullable Object call) {
    String name = String.valueOf(InputValues.member(call, "name"));
    return tools.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** What later actions read: the model's answer, with the agent that takes over. */
  private Map<String, @Nullable Object> outputs(@Nullable Object answer) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    if (answer instanceof Map<?, ?> map) {
      map.forEach((key, value) -> outputs.put(String.valueOf(key), value));
    } else {
      outputs.put("lastAssistantMessage", answer);
    }
    for (Object call : calls(answer)) {
      if (handoffs.containsKey(tool(call))) {
        outputs.putIfAbsent(AgentHandoff.HANDOFF, handoffs.get(tool(call)));
      }
    }
    return outputs;
  }

  /** The agent parameters of a call of a tool. */
  @Override
  public @Nullable Object item(@Nullable Object memo, int iteration) {
    List<?> calls = calls(memo);
    return iteration < 1 || iteration > calls.size()
        ? null
        : InputValues.member(calls.get(iteration - 1), "arguments");
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  @Override
  public boolean isContainer() {
    return !tools.isEmpty();
  }

  @Override
  public boolean isAgent() {
    return true;
  }

  /** True for the type of an agent, in any letter case. */
  static boolean isType(@Nullable Object type) {
    return "agent".equals(String.valueOf(type).toLowerCase(Locale.ROOT));
  }
}
