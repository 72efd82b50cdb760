package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data, clock and random source that an expression can access. Implementations answer from
 * memory, never block, and throw {@link ExpressionException} if a name is not defined at this
 * location. Lookups by name ignore letter case.
 */
public interface Scope {
  /** The record of the trigger: name, inputs, outputs, startTime, endTime, status, ... */
  Map<String, @Nullable Object> trigger();

  /** The trigger's outputs ({@code headers}, {@code body}, ...); null if there are none. */
  @Nullable Object triggerOutputs();

  /**
   * The record of an action: name, inputs, outputs, startTime, endTime, code, status, error. Empty
   * if the action has not started; the record of a skipped action has no outputs.
   *
   * @throws ExpressionException if the definition has no such action
   */
  Optional<Map<String, @Nullable Object>> action(String name);

  /**
   * The part of an action's record that {@code outputs()} and {@code body()} need: its outputs and
   * status. Cheaper than the whole record, since expressions ask for it all the time.
   */
  default Optional<Map<String, @Nullable Object>> outcome(String name) {
    return action(name);
  }

  /** The record of the action that is being executed, for {@code action()}. */
  Map<String, @Nullable Object> currentAction();

  /** The records of the actions inside a scope or loop, for {@code result()}. */
  List<@Nullable Object> result(String container);

  /** The current value of a variable. */
  @Nullable Object variable(String name);

  /** The value of a workflow parameter, or its default. */
  @Nullable Object parameter(String name);

  /** The current item of an enclosing Foreach, by its name. */
  @Nullable Object items(String loop);

  /** The current item of the innermost Foreach, Query, Select or Table. */
  @Nullable Object item();

  /** The iteration number of an enclosing Until, by its name; 0 for the first. */
  long iterationIndex(String until);

  /** A value that the enclosing agent passes to its tool; null if it passes none. */
  default @Nullable Object agentParameter(String name) {
    throw new ExpressionException(
        "The function 'agentParameters' is only expected inside a tool of an agent.");
  }

  /** {@code workflow()}: id, name, type, location, tags, run. */
  Map<String, @Nullable Object> workflow();

  /** The callback URL, for {@code listCallbackUrl()}. */
  String callbackUrl();

  /** An application setting, for {@code appsetting()}; Power Automate has none. */
  default @Nullable Object appSetting(String name) {
    throw new ExpressionException(
        "The template function 'appsetting' is not expected at this location: this host has no"
            + " application settings.");
  }

  /** The current time. */
  Instant now();

  /** A random UUID in lower case, 36 characters. */
  String guid();

  /** A random integer in [low, high). */
  long random(long low, long high);

  /** The host whose behaviour is followed where hosts differ. */
  Dialect dialect();

  /** This scope with another innermost item, for each element of Query, Select and Table. */
  Scope withItem(@Nullable Object item);
}
