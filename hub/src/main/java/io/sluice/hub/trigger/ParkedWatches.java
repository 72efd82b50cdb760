package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.WatchOutcome;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Threshold watches that no flow wants any more. Only their epoch is kept: a flow that wants the
 * watch again starts with a baseline in the next epoch, so that its events get new ids.
 */
final class ParkedWatches {
  private static final String MARK = "parked|";

  private ParkedWatches() {}

  static boolean isParked(String state) {
    return state.startsWith(MARK);
  }

  static int epoch(String state) {
    return Integer.parseInt(state.substring(MARK.length()));
  }

  /** Adds a parked state for every watch that is no longer wanted. */
  static void park(
      TriggerKind kind,
      Instant at,
      List<WatchSpec> wanted,
      Map<String, String> states,
      List<WatchState> watches) {
    Set<String> keys = new LinkedHashSet<>();
    wanted.forEach(spec -> keys.add(spec.key()));
    states.forEach(
        (key, state) -> {
          if (!keys.contains(key) && !isParked(state)) {
            String parked = MARK + ThresholdState.parse(state).epoch();
            String text = "no flow wants this watch any more";
            watches.add(
                new WatchState(
                    new WatchKey(kind.id(), key),
                    new EntityRef(key, key),
                    parked,
                    new WatchOutcome(null, null, text),
                    null,
                    at));
          }
        });
  }
}
