package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;

/** The file of a flow that another flow calls. */
public sealed interface CalledFlow {
  /** The name of the file, for messages. */
  String file();

  /** A flow that can run. */
  record RunnableFlow(String file, FlowDefinition definition) implements CalledFlow {}

  /**
   * A file that cannot be read or compiled; a mock answers in its place.
   *
   * @param problem the reason, in words
   */
  record UnusableFlow(String file, String problem) implements CalledFlow {}
}
