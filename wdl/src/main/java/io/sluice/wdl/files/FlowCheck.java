package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.FunctionTable;
import io.sluice.wdl.files.CheckReport.DefinitionCheck;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Checks a set of files: which of them contain flows, whether these parse, and how far a host
 * supports them. Files are reported in the order in which they are added. Not thread-safe.
 */
public final class FlowCheck {
  private final List<String> skipped = new ArrayList<>();
  private final List<DefinitionCheck> definitions = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final FlowHost host;

  /** Creates a check against what a host supports. */
  public FlowCheck(FlowHost host) {
    this.host = host;
  }

  /** Checks one file. */
  public void add(String file, byte[] bytes) {
    add(FlowFile.read(file, bytes));
  }

  /** Checks everything that was found at a place. */
  public void add(FoundFlows found) {
    skipped.addAll(found.skipped());
    leftOut.addAll(found.leftOut());
    found.flows().forEach(flow -> add(flow.file()));
  }

  private void add(FlowFile read) {
    String file = read.file();
    FlowProblem problem = read.problem();
    if (problem != null) {
      addUnreadable(file, problem.text());
    } else if (read.definitions().isEmpty()) {
      skipped.add(file);
    } else {
      read.definitions().forEach(found -> definitions.add(check(DocumentModel.of(read, found))));
    }
  }

  /** Reports a file whose content cannot be read. */
  public void addUnreadable(String file, String reason) {
    definitions.add(new DefinitionCheck(file, reason, Map.of(), List.of()));
  }

  /** The results of all files added so far. */
  public CheckReport report() {
    return new CheckReport(List.copyOf(skipped), List.copyOf(leftOut), List.copyOf(definitions));
  }

  private DefinitionCheck check(DocumentModel model) {
    String error = null;
    TreeSet<String> unknown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    FunctionTable functions = host.settings().language().functions();
    for (EvaluatedText evaluated : model.evaluatedTexts()) {
      SyntaxException wrong = evaluated.error();
      if (wrong != null && error == null) {
        error = evaluated.path() + ": " + wrong.getMessage();
      }
      for (Expression.FunctionCall call : evaluated.calls()) {
        if (functions.find(call.function().name()).isEmpty()) {
          unknown.add(call.function().name());
        }
      }
    }
    LintExpressions.operatorFaults(
        model,
        functions,
        (at, name, wrong) -> {
          if (wrong == null) {
            unknown.add(name);
          }
        });
    return new DefinitionCheck(
        model.file().file(), error, model.supportCounts(host), List.copyOf(unknown));
  }
}
