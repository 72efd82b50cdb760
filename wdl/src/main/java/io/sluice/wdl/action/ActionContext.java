package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Behaviour} sees of its run when it decides on the next command. */
public interface ActionContext {
  /** The scope in which the expressions of this action are evaluated. */
  Scope scope();

  /** The time of this wake-up of the run. */
  Instant now();

  /** When the action started. */
  Instant startedAt();

  /** The evaluated inputs. */
  @Nullable Object inputs();

  /**
   * The evaluated inputs as parameters of a call: a new, mutable map.
   *
   * @throws ExpressionException when the inputs are not an object
   */
  default Map<String, @Nullable Object> parameters() {
    if (!(inputs() instanceof Map<?, ?> inputs)) {
      throw new ExpressionException("The inputs must be an object.");
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    inputs.forEach((key, value) -> parameters.put(String.valueOf(key), value));
    return parameters;
  }

  /** The value that a container stored with its first iterations. */
  @Nullable Object memo();

  /** The last request; available when its reply is handled. */
  OperationRequest request();

  /** The replies kept so far, oldest first. */
  List<OperationReply> earlierReplies();

  /** The progress of the iterations started so far. */
  Iterations iterations();

  /** A variable by its name, in any letter case. */
  Optional<Variable> variable(String name);
}
