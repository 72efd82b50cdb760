package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.Finding;
import io.sluice.wdl.files.FlowLint;
import io.sluice.wdl.files.FoundFlows;
import io.sluice.wdl.files.LeftOut;
import io.sluice.wdl.files.LintRule;
import io.sluice.wdl.files.LintRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports faults and probable mistakes in flow files. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Reports faults in flow files with file, line, column and a stable code.",
    footer = {
      "",
      "Exit code 1 if there is an error; warnings alone do not fail. docs/flows.md lists the codes.",
      "",
      "Examples:",
      "  sluice flow lint flows/",
      "  sluice flow lint flow.yaml --output json",
      "  sluice flow lint --explain SL009"
    })
public final class FlowLintCommand extends FlowFileCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "A flow file, a zip file, a folder of flows or a Logic Apps Standard project.")
  private @Nullable Path place;

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  @Option(names = "--explain", paramLabel = "CODE", description = "Explains a code.")
  private @Nullable String explain;

  @Mixin private HostOption host = new HostOption();

  @Override
  int execute() throws IOException {
    if (explain != null) {
      return explain(explain);
    }
    Path given = place;
    if (given == null) {
      return wrong("give a FILE or a DIR", "for example: sluice flow lint flows/");
    }
    FoundFlows found;
    try {
      found = FlowPlace.at(given);
    } catch (FileRefusedException refused) {
      return failed(given + ": " + refused.rule(), "give a flow file, a zip file or a folder");
    }
    List<Finding> findings = findings(found);
    long errors = count(findings, LintRule.Severity.ERROR);
    if (output == Output.json) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("errors", errors);
      tree.put("warnings", count(findings, LintRule.Severity.WARNING));
      tree.put("infos", count(findings, LintRule.Severity.INFO));
      tree.put("leftOut", found.leftOut().stream().map(LeftOut::tree).toList());
      tree.put("findings", findings.stream().map(Finding::tree).toList());
      print(tree);
    } else {
      found.leftOut().forEach(row -> say("left out: " + row.text()));
      findings.forEach(finding -> say(finding.text()));
      long warnings = count(findings, LintRule.Severity.WARNING);
      say(findings.isEmpty() ? "Nothing found." : errors + " errors, " + warnings + " warnings");
    }
    return errors > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private List<Finding> findings(FoundFlows found) {
    FlowLint lint = new FlowLint(new HubFlowHost(host.settings()));
    return found.flows().stream().flatMap(flow -> lint.lint(flow).stream()).toList();
  }

  private static long count(List<Finding> findings, LintRule.Severity severity) {
    return findings.stream().filter(one -> one.rule().severity() == severity).count();
  }

  private int explain(String code) {
    LintRule rule = LintRules.find(code).orElse(null);
    if (rule == null) {
      return failed(
          "there is no code '" + code + "'",
          "the codes go from SL001 to " + LintRules.ALL.get(LintRules.ALL.size() - 1).code());
    }
    say(rule.code() + " " + rule.severity().word() + ": " + rule.title());
    say("why: " + rule.why());
    say("fix: " + rule.fix() + ".");
    return ExitCode.OK;
  }
}
