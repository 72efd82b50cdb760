package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowProblem;
import java.util.List;

/**
 * The input of a lint rule: one definition and what is known about it.
 *
 * @param project the Logic Apps Standard project around the flow
 * @param problems the compiler's findings for the definition
 * @param earlier the findings of the rules before this one
 */
record LintContext(
    DocumentModel model,
    ExecutionOrder order,
    FlowHost host,
    LogicAppProject project,
    List<FlowProblem> problems,
    List<Finding> earlier) {}
