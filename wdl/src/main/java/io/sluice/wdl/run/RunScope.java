package io.sluice.wdl.run;

import io.sluice.wdl.action.Variable;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scope of expressions in one action execution. */
final class RunScope implements Scope {
  private final RunContext run;
  private final ActionExecution place;
  private final @Nullable Item item;

  RunScope(RunContext run, ActionExecution place) {
    this(run, place, null);
  }

  private RunScope(RunContext run, ActionExecution place, @Nullable Item item) {
    this.run = run;
    this.place = place;
    this.item = item;
  }

  /** An item whose value may be null. */
  private record Item(@Nullable Object value) {}

  @Override
  public Map<String, @Nullable Object> trigger() {
    return run.triggerRecord();
  }

  @Override
  public Object triggerOutputs() {
    return run.trigger();
  }

  @Override
  public Optional<Map<String, @Nullable Object>> action(String name) {
    VisibleActions visible = visible();
    List<ActionExecution> iterations = Repetitions.of(visible, name);
    if (!iterations.isEmpty()) {
      return Optional.of(ActionRecords.repeated(iterations));
    }
    Optional<ActionExecution> execution = visible.find(name);
    return execution.isPresent()
        ? execution.filter(ActionRecords::isThere).map(records()::of)
        : visible.unstarted(name).map(records()::of);
  }

  @Override
  public Optional<Map<String, @Nullable Object>> outcome(String name) {
    VisibleActions visible = visible();
    List<ActionExecution> iterations = Repetitions.of(visible, name);
    return iterations.isEmpty()
        ? visible.find(name).filter(ActionRecords::isThere).map(ActionRecords::outcome)
        : Optional.of(ActionRecords.repeated(iterations));
  }

  @Override
  public Map<String, @Nullable Object> currentAction() {
    return records().of(place);
  }

  @Override
  public List<@Nullable Object> result(String container) {
    VisibleActions visible = visible();
    Optional<ActionExecution> found = visible.find(container);
    if (found.isPresent() && !found.get().node.behaviour().isContainer()) {
      throw new ExpressionException("'" + container + "' is not a scope, a condition or a loop.");
    }
    return found.isPresent()
        ? records().children(found.get())
        : visible.unstarted(container).map(records()::children).orElseGet(List::of);
  }

  private VisibleActions visible() {
    return new VisibleActions(run.state().definition, place);
  }

  private ActionRecords records() {
    return new ActionRecords(run.ids());
  }

  @Override
  public @Nullable Object variable(String name) {
    Variable variable = run.state().variables.get(name);
    if (variable == null) {
      throw new ExpressionException(
          "The variable '" + name + "' must be initialized before it can be used.");
    }
    return variable.value();
  }

  @Override
  public @Nullable Object parameter(String name) {
    Map<String, @Nullable Object> parameters = run.state().definition.parameters();
    for (Map.Entry<String, @Nullable Object> row : parameters.entrySet()) {
      if (row.getKey().equalsIgnoreCase(name)) {
        return row.getValue();
      }
    }
    throw new ExpressionException("The workflow parameter '" + name + "' is not found.");
  }

  @Override
  public @Nullable Object items(String loop) {
    return loop(loop, true).item();
  }

  @Override
  public long iterationIndex(String until) {
    boolean own = place.node.name().equalsIgnoreCase(until) && !place.blocks.isEmpty();
    int iteration =
        own ? place.blocks.get(place.blocks.size() - 1).iteration : loop(until, false).iteration;
    return iteration - 1L;
  }

  @Override
  public @Nullable Object item() {
    if (item != null) {
      return item.value();
    }
    for (BlockExecution at = place.block; at.owner != null; at = at.owner.block) {
      if (at.owner.node.behaviour().isForeach()) {
        return at.item();
      }
    }
    throw new ExpressionException("The function 'item' is not expected at this location.");
  }

  @Override
  public @Nullable Object agentParameter(String name) {
    for (BlockExecution at = place.block; at.owner != null; at = at.owner.block) {
      if (at.owner.node.behaviour().isAgent()) {
        return at.item() instanceof Map<?, ?> parameters ? named(parameters, name) : null;
      }
    }
    return Scope.super.agentParameter(name);
  }

  private static @Nullable Object named(Map<?, ?> values, String name) {
    for (Map.Entry<?, ?> row : values.entrySet()) {
      if (String.valueOf(row.getKey()).equalsIgnoreCase(name)) {
        return row.getValue();
      }
    }
    return null;
  }

  @Override
  public Map<String, @Nullable Object> workflow() {
    return run.workflow();
  }

  @Override
  public String callbackUrl() {
    if (place.node.type().toLowerCase(Locale.ROOT).endsWith("webhook")) {
      return "https://callback.invalid/" + place.node.name().replaceAll("[^A-Za-z0-9]+", "-");
    }
    throw new ExpressionException("This flow cannot be called back.");
  }

  @Override
  public @Nullable Object appSetting(String name) {
    return run.rules().trial() ? name : Scope.super.appSetting(name);
  }

  @Override
  public Instant now() {
    return run.now();
  }

  @Override
  public String guid() {
    return run.draws().guid();
  }

  @Override
  public long random(long low, long high) {
    return run.draws().random(low, high);
  }

  @Override
  public Dialect dialect() {
    return run.state().definition.dialect();
  }

  @Override
  public Scope withItem(@Nullable Object value) {
    return new RunScope(run, place, new Item(value));
  }

  private BlockExecution loop(String name, boolean foreach) {
    for (BlockExecution at = place.block; at.owner != null; at = at.owner.block) {
      if (at.owner.node.name().equalsIgnoreCase(name)) {
        if (at.iteration > 0 && foreach == at.owner.node.behaviour().isForeach()) {
          return at;
        }
        break;
      }
    }
    throw new ExpressionException(
        "There is no loop '" + name + "' of the required type around '" + place.node.name() + "'.");
  }
}
