package io.sluice.wdl.files;

import static io.sluice.wdl.files.LintRule.Severity.ERROR;
import static io.sluice.wdl.files.LintRule.Severity.WARNING;

import java.util.List;

/** The lint rules for expressions and for the file itself. */
final class ExpressionRules {
  static final List<LintRule> ALL =
      List.of(
          new LintRule(
              "SL001",
              ERROR,
              "The file cannot be read",
              "A flow is valid JSON or YAML and contains a definition with triggers and actions.",
              "Correct the file at the reported place",
              (context, sink) -> {
                var problem = context.model().file().problem();
                if (problem != null) {
                  sink.add("", problem.rule() + ": " + problem.advice().replaceFirst("\\.$", ""));
                }
              }),
          new LintRule(
              "SL002",
              ERROR,
              "An expression cannot be parsed",
              "The hub and Power Automate refuse to load the flow.",
              "Correct the expression; `sluice expr` evaluates one expression",
              LintExpressions::syntax),
          new LintRule(
              "SL003",
              ERROR,
              "A function does not exist",
              "The hub refuses to load the flow.",
              "Use an existing function; `sluice expr --functions TEXT` searches them",
              LintExpressions::unknownFunction),
          new LintRule(
              "SL004",
              WARNING,
              "A text looks like an expression but is not one",
              "Without a leading @ the text is used literally.",
              "Begin it with @, or with @@ to keep the literal text",
              LintExpressions::missingAt),
          new LintRule(
              "SL005",
              WARNING,
              "A condition is always true or always false",
              "One branch never runs, or a loop ends after one iteration or only at its limit.",
              "Compare with a value that differs between runs, or remove the condition",
              LintExpressions::constantCondition),
          new LintRule(
              "SL036",
              WARNING,
              "A call has a wrong number of arguments",
              "As in the cloud, the flow is loaded and the action fails when it evaluates the call.",
              "Correct the call; docs/functions.md has the signature",
              LintExpressions::wrongArguments));

  private ExpressionRules() {}
}
