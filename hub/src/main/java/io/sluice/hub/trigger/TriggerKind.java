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
 * One kind of change in the environment: a pure function of (states, observation) to effects, and
 * the description of its parameters. Implementations are stateless.
 */
public interface TriggerKind {
  /** The dotted id used in API, command line, metric labels and CloudEvents. */
  String id();

  /** The operationId used in flows. */
  String operationId();

  /** When it fires, in one sentence for people. */
  String doc();

  /** The parameters of the trigger in a flow. */
  List<Parameter> parameters();

  /**
   * The watches for a flow with these valid parameters; empty for kinds whose flows receive every
   * event and filter by {@link #match}.
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

  /** Whether a flow with these parameters is subscribed to an event of this kind. */
  SubscriptionMatch match(Map<String, @Nullable Object> parameters, TriggerEvent event);
}
