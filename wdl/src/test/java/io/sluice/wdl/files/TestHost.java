package io.sluice.wdl.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A host with four connectors and configurable triggers. */
record TestHost(Predicate<String> triggers) implements FlowHost {
  private static final Set<String> CONNECTORS = Set.of("customerinsights", "teams", "smtp", "http");

  /** A host that has every trigger. */
  static TestHost anyTrigger() {
    return new TestHost(any -> true);
  }

  @Override
  public boolean hasConnector(String name) {
    return CONNECTORS.contains(name);
  }

  @Override
  public Optional<String> operationProblem(String connector, String operation) {
    return operation.equals("Nope")
        ? Optional.of("the connector '" + connector + "' has no operation 'Nope'")
        : Optional.empty();
  }

  @Override
  public String triggerConnector() {
    return "customerinsights";
  }

  @Override
  public boolean hasTrigger(String operationId) {
    return triggers.test(operationId);
  }

  @Override
  public List<TriggerFault> triggerFaults(
      String operationId, Map<String, @Nullable Object> parameters) {
    boolean wanted = operationId.equals("OnSegmentThresholdCrossed");
    return !wanted || parameters.get("threshold") instanceof Number
        ? List.of()
        : List.of(
            new TriggerFault(TriggerPart.PARAMETERS, "parameter 'threshold' must be a number"));
  }
}
