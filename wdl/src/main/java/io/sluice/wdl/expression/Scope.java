package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may look at while it is evaluated: the run's data, the clock and the draws of
 * chance. An implementation answers from memory, never blocks, and throws {@link
 * ExpressionException} where a name is not known at this place. Look-ups by name ignore letter
 * case.
 */
public interface Scope {
  /** The trigger's record: name, inputs, outputs, startTime, endTime, status and so on. */
  Map<String, @Nullable Object> trigger();

  /** The trigger's outputs ({@code headers}, {@code body}, ...); null when there are none. */
  @Nullable Object triggerOutputs();

  /**
   * The record of an action: name, inputs, outputs, startTime, endTime, code, status, error. Empty
   * when the action is in the definition but has not begun; a skipped one has a record without
   * outputs.
   *
   * @throws ExpressionException when the definition has no such action
   */
  Optional<Map<String, @Nullable Object>> action(String name);

  /** The record of the action that is being evaluated, for {@code action()}. */
  Map<String, @Nullable Object> currentAction();

  /** The records of the actions inside a container, for {@code result()}. */
  List<@Nullable Object> result(String container);

  /** A variable's present value. */
  @Nullable Object variable(String name);

  /** A parameter's value or its default. */
  @Nullable Object parameter(String name);

  /** The current item of the named Foreach around this place. */
  @Nullable Object items(String loop);

  /** The current item of the innermost array context (Foreach, Query, Select, Table). */
  @Nullable Object item();

  /** The turn of the named Until around this place. */
  long iterationIndex(String until);

  /** {@code workflow()}: id, name, type, location, tags, run. */
  Map<String, @Nullable Object> workflow();

  /** The callback address, for {@code listCallbackUrl()}. */
  String callbackUrl();

  /** A setting of the host, for {@code appsetting()}; Power Automate has none. */
  default @Nullable Object appSetting(String name) {
    throw new ExpressionException(
        "The template function 'appsetting' is not expected at this location: this host has no"
            + " application settings.");
  }

  /** Now; every call is a draw that a run's journal records. */
  Instant now();

  /** A random UUID in its 36-character lower-case form; a draw. */
  String guid();

  /** A random integer in [low, high); a draw. */
  long random(long low, long high);

  /** Which of the measured behaviours to follow where hosts differ. */
  Dialect dialect();

  /** This scope with another innermost item, as Query, Select and Table need for each element. */
  Scope withItem(@Nullable Object item);
}
