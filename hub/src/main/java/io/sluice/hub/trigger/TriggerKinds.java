package io.sluice.hub.trigger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of trigger kinds. Deployment, validation, addresses and metric labels are derived from
 * it; a new kind takes one file and one row here.
 */
public final class TriggerKinds {
  /** All kinds, in the order of presentation. */
  public static final List<TriggerKind> ALL =
      List.of(
          new DataSourceRefreshFailed(),
          new DataSourceRefreshSucceeded(),
          new SegmentThresholdCrossed(),
          new MeasureThresholdCrossed(),
          new RefreshCompleted(),
          new UnificationCompleted());

  /** Parameters of the vendor's connector that the connection determines; they are ignored. */
  private static final Set<String> OF_THE_CONNECTION = Set.of("dataset", "instanceId");

  private TriggerKinds() {}

  /** The kind with this operationId, in any letter case. */
  public static Optional<TriggerKind> byOperation(String operationId) {
    return ALL.stream()
        .filter(kind -> kind.operationId().equalsIgnoreCase(operationId))
        .findFirst();
  }

  /** Why a flow's trigger is invalid; empty when it is valid. */
  public static List<String> problems(
      String operationId, Map<String, @Nullable Object> parameters) {
    Optional<TriggerKind> kind = byOperation(operationId);
    if (kind.isEmpty()) {
      List<String> known = ALL.stream().map(TriggerKind::operationId).toList();
      return List.of("trigger operation '" + operationId + "' is unknown; there are " + known);
    }
    List<String> problems = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Parameter parameter : kind.get().parameters()) {
      names.add(parameter.name());
      parameter.problem(parameters.get(parameter.name())).ifPresent(problems::add);
    }
    for (String given : parameters.keySet()) {
      if (!names.contains(given) && !OF_THE_CONNECTION.contains(given)) {
        problems.add(
            "parameter '" + given + "' is not one of " + operationId + ", which has " + names);
      }
    }
    return problems;
  }
}
