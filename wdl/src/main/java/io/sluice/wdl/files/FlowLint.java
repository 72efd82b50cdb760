package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.Position;
import io.sluice.wdl.definition.TrialReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Checks a file against every rule of {@link LintRules}. */
public final class FlowLint {
  private final FlowHost host;

  /** Creates a lint for flows that will run on a host. */
  public FlowLint(FlowHost host) {
    this.host = host;
  }

  /** The violations in a file, sorted by position and then by code. */
  public List<Finding> lint(String file, byte[] bytes) {
    return lint(FoundFlows.FoundFlow.alone(file, file, FlowFile.read(file, bytes)));
  }

  /** The violations in a flow of a zip file, a folder or a project. */
  public List<Finding> lint(FoundFlows.FoundFlow flow) {
    FlowFile file = flow.file();
    List<FlowFile.FoundDefinition> found = file.definitions();
    if (found.isEmpty()) {
      FlowFile.FoundDefinition empty =
          new FlowFile.FoundDefinition(
              "", new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), false);
      found = List.of(empty);
    }
    List<Finding> findings = new ArrayList<>();
    for (FlowFile.FoundDefinition one : found) {
      DocumentModel model = DocumentModel.of(file, one);
      LintContext context =
          new LintContext(
              model,
              new ExecutionOrder(model),
              host,
              flow.project(),
              problems(file, one),
              findings);
      LintRules.ALL.forEach(rule -> apply(rule, context, findings));
    }
    findings.sort(
        Comparator.comparingInt((Finding finding) -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(finding -> finding.rule().code()));
    return List.copyOf(findings);
  }

  /**
   * The compiler's findings. A template is compiled as for a trial: what only its deployment knows
   * is no fault of the flow.
   */
  private List<FlowProblem> problems(FlowFile file, FlowFile.FoundDefinition found) {
    return found.template()
        ? TrialReader.read(file, found, host.settings()).flow().problems()
        : FlowReader.read(file, host.settings()).problems();
  }

  private static void apply(LintRule rule, LintContext context, List<Finding> findings) {
    FlowFile file = context.model().file();
    FlowProblem unreadable = file.problem();
    List<Finding> reported = new ArrayList<>();
    rule.check()
        .run(
            context,
            (path, message) -> {
              Position position =
                  unreadable == null ? file.document().at(path) : unreadable.position();
              Finding finding = new Finding(rule, file.file(), position, path, message);
              if (!reported.contains(finding)) {
                reported.add(finding);
              }
            });
    findings.addAll(reported);
  }
}
