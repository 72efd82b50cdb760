package io.sluice.wdl.trial;

import java.util.Optional;

/** Finds the flows that the actions of type {@code Workflow} of a trial call. */
@FunctionalInterface
public interface CalledFlows {
  /** Finds no flow: a mock answers every call. */
  CalledFlows NONE = reference -> Optional.empty();

  /**
   * Finds a flow; empty if there is none. Within a trial, the same reference gives the same flow.
   *
   * @param reference the flow's name, or the GUID that Power Automate assigned to it
   */
  Optional<CalledFlow> find(String reference);
}
