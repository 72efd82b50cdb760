package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowProblem;
import java.util.List;

/**
 * The input of a lint rule: one definition and what is known about it.
 *
 * @param problems the compiler's findings for the whole file
 * @param earlier the findings of the rules before this one
 */
record LintContext(
    DocumentModel model,
    ExecutionOrder order,
    FlowHost host,
    List<FlowProblem> problems,
    List<Finding> earlier) {}
