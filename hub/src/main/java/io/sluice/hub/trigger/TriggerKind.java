package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of change that can be watched for: a pure function of (states, observation) and a
 * description of its parameters. Implementations have no state of their own.
 */
public interface TriggerKind {
  /** The dotted id used in API, command line, metric labels and CloudEvents. */
  String id();

  /** The operationId used in flows. */
  String operationId();

  /** One sentence: when it fires. */
  String doc();

  /** The parameters that a flow may give. */
  List<Parameter> parameters();

  /**
   * The watches that a flow with these (valid) parameters needs; empty for kinds that hear
   * everything anyway.
   */
  List<WatchSpec> watches(Map<String, @Nullable Object> parameters);

  /**
   * The part of an observation that this kind decides from, so that it is asked only when that part
   * changed; empty when there is nothing to decide.
   */
  Optional<Observation> relevant(Observation observation);

  /**
   * The events and the new states of the watches. Depends on nothing but the parameters; of the
   * time of the observation only the times in the new states may depend.
   *
   * @param wanted the watches of all flows
   * @param states the committed states by watch key
   */
  TriggerEffects decide(
      Observation observation, List<WatchSpec> wanted, Map<String, String> states);

  /** Whether a flow with these parameters wants this event. */
  SubscriptionMatch match(Map<String, @Nullable Object> parameters, TriggerEvent event);
}
