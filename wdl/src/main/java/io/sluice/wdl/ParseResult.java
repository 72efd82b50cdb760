package io.sluice.wdl;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import java.util.List;
import java.util.stream.Collectors;

/** The result of parsing a workflow definition. */
public sealed interface ParseResult {
  /** The definition is valid and can be run. */
  record ValidDefinition(FlowDefinition definition) implements ParseResult {}

  /**
   * The definition cannot be run.
   *
   * @param problems every problem, with its position in the file; at least one
   */
  record InvalidDefinition(List<FlowProblem> problems) implements ParseResult {}

  /**
   * The valid definition.
   *
   * @throws IllegalArgumentException with one line for each problem if the definition is invalid
   */
  default FlowDefinition orThrow() {
    if (this instanceof ValidDefinition valid) {
      return valid.definition();
    }
    throw new IllegalArgumentException(
        ((InvalidDefinition) this)
            .problems().stream().map(FlowProblem::text).collect(Collectors.joining("\n")));
  }
}
