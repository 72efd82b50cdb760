package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an action may look at while it decides. */
public interface ActionContext {
  /** What expressions see from here. */
  Scope scope();

  /** Now. */
  Instant now();

  /** When the action started. */
  Instant startedAt();

  /** The evaluated inputs. */
  @Nullable Object inputs();

  /**
   * The evaluated inputs as parameters of a call, to be added to.
   *
   * @throws ExpressionException when they are no object
   */
  default Map<String, @Nullable Object> parameters() {
    if (!(inputs() instanceof Map<?, ?> inputs)) {
      throw new ExpressionException("The inputs must be an object.");
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    inputs.forEach((key, value) -> parameters.put(String.valueOf(key), value));
    return parameters;
  }

  /** What a container remembered. */
  @Nullable Object memo();

  /** The call that was made last; present when an answer is told. */
  OperationRequest request();

  /** Replies that were kept so far. */
  List<OperationReply> earlierReplies();

  /** How the turns begun so far stand. */
  Iterations iterations();

  /** A variable, whatever the letter case of the name. */
  Optional<Variable> variable(String name);
}
