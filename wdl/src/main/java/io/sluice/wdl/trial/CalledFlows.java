package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other flows that a flow on trial may call. */
@FunctionalInterface
public interface CalledFlows {
  /** Nobody: every called flow is a mock. */
  CalledFlows NONE = reference -> Optional.empty();

  /**
   * A flow's file.
   *
   * @param definition null when the file cannot be run
   * @param problem why it cannot; empty when it can
   */
  record Neighbour(String file, @Nullable FlowDefinition definition, String problem) {}

  /** The flow of a name, or of the id that Power Automate gave it. */
  Optional<Neighbour> find(String reference);
}
