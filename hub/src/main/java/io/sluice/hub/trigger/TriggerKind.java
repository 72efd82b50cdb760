package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.util.List;
import java.util.Map;
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
   * What happened, and the new states.
   *
   * @param wanted the watches of all flows
   * @param states the states by watch key, as last adopted
   */
  TriggerEffects decide(
      Observation observation, List<WatchSpec> wanted, Map<String, String> states);

  /** Whether a flow with these parameters wants this event. */
  SubscriptionMatch relation(Map<String, @Nullable Object> parameters, TriggerEvent happening);
}
