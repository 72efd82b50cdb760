package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Applies every rule of {@link LintRules} to a file. */
public final class FlowLint {
  private final FlowHost host;

  /** A lint that knows which connectors and triggers there are. */
  public FlowLint(FlowHost host) {
    this.host = host;
  }

  /** What is wrong with a file, in the order of its places. */
  public List<Finding> lint(String file, byte[] bytes) {
    FlowFile read = FlowFile.read(file, bytes);
    List<FlowProblem> problems = FlowReader.read(file, bytes).problems();
    List<FlowFile.FoundDefinition> found = read.definitions();
    if (found.isEmpty()) {
      FlowFile.FoundDefinition nothing =
          new FlowFile.FoundDefinition(
              "", new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), false);
      found = List.of(nothing);
    }
    List<Finding> findings = new ArrayList<>();
    for (FlowFile.FoundDefinition one : found) {
      FlowModel model = FlowModel.of(read, one);
      LintContext scene =
          new LintContext(model, new ExecutionOrder(model), host, problems, findings);
      LintRules.ALL.forEach(rule -> apply(rule, scene, findings));
    }
    findings.sort(
        Comparator.comparingInt((Finding finding) -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(finding -> finding.rule().code()));
    return List.copyOf(findings);
  }

  private static void apply(LintRule rule, LintContext scene, List<Finding> findings) {
    FlowFile file = scene.model().file();
    FlowProblem unreadable = file.problem();
    List<Finding> made = new ArrayList<>();
    rule.check()
        .look(
            scene,
            (path, message) -> {
              Position position =
                  unreadable == null ? file.document().at(path) : unreadable.position();
              Finding finding = new Finding(rule, file.file(), position, path, message);
              if (!made.contains(finding)) {
                made.add(finding);
              }
            });
    findings.addAll(made);
  }
}
