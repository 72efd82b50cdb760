package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowProblem;
import java.util.List;

/**
 * What a check sees.
 *
 * @param problems what the compiler says about the file
 * @param earlier what the rules before this one have found
 */
record LintContext(
    FlowModel model,
    ExecutionOrder before,
    FlowHost host,
    List<FlowProblem> problems,
    List<Finding> earlier) {}
