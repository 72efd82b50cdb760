package io.sluice.wdl.files;

import static io.sluice.wdl.files.LintRule.Severity.ERROR;
import static io.sluice.wdl.files.LintRule.Severity.INFO;
import static io.sluice.wdl.files.LintRule.Severity.WARNING;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of lint rules. A code keeps its meaning for ever. */
public final class LintRules {
  private static final List<LintRule> ORDER =
      List.of(
          new LintRule(
              "SL006",
              ERROR,
              "runAfter names an action outside the branch",
              "The hub refuses to load the flow: an action can only wait for actions of its"
                  + " own branch.",
              "Name an action of the same branch",
              LintOrder::missingPredecessor),
          new LintRule(
              "SL007",
              ERROR,
              "Actions wait for each other in a cycle",
              "None of them can start, so the hub refuses to load the flow.",
              "Remove one runAfter from the cycle",
              LintOrder::cycle),
          new LintRule(
              "SL008",
              ERROR,
              "An expression refers to an action that does not exist",
              "The hub refuses to load the flow.",
              "Use the name in the definition, which has underscores in place of spaces",
              LintOrder::missingAction),
          new LintRule(
              "SL009",
              ERROR,
              "An expression refers to an action that cannot have run yet",
              "The other action has no outputs at that time: the expression fails or"
                  + " evaluates to null.",
              "Run the action after the other one, or move the reference",
              LintOrder::notYetRun),
          new LintRule(
              "SL010",
              ERROR,
              "items() outside its loop",
              "Outside the loop there is no current item, so the action fails.",
              "Move the action into the loop, or name an enclosing loop",
              LintOrder::outsideLoop),
          new LintRule(
              "SL011",
              WARNING,
              "An action runs after Terminate",
              "Terminate ends the run, so the action never starts.",
              "Remove the action, or move Terminate to the end",
              LintOrder::afterTerminate),
          new LintRule(
              "SL012",
              INFO,
              "A container is empty",
              "It has no effect.",
              "Add an action to it, or remove it",
              LintOrder::emptyContainer),
          new LintRule(
              "SL013",
              WARNING,
              "A Response inside a loop",
              "A caller gets one response only; Power Automate refuses a Response inside a loop.",
              "Move the Response after the loop",
              LintOrder::responseInLoop),
          new LintRule(
              "SL014",
              WARNING,
              "A Response without a caller",
              "Only a flow with a Request trigger has a caller to respond to.",
              "Remove the Response, or use a Request trigger",
              LintOrder::responseWithoutCaller));

  private static final List<LintRule> NAMES =
      List.of(
          new LintRule(
              "SL015",
              ERROR,
              "A variable is never initialized",
              "The hub refuses to load the flow.",
              "Add an InitializeVariable action at the top level, or correct the name",
              LintVariables::undeclared),
          new LintRule(
              "SL016",
              ERROR,
              "A variable is used before it is initialized",
              "The variable does not exist yet, so the action fails.",
              "Run the action after the InitializeVariable action",
              LintVariables::tooEarly),
          new LintRule(
              "SL017",
              WARNING,
              "A variable is never read",
              "Its value has no effect; another variable may be read by mistake.",
              "Remove the variable, or read it",
              LintVariables::unused),
          new LintRule(
              "SL018",
              WARNING,
              "Parallel iterations change a variable",
              "Variables belong to the whole run, so the iterations overwrite each other's values.",
              "Set concurrency.repetitions to 1, or use Compose and Select inside the loop",
              LintVariables::race),
          new LintRule(
              "SL019",
              ERROR,
              "A parameter is not declared",
              "The hub refuses to load the flow.",
              "Declare it in parameters, or correct the name",
              LintVariables::missingParameter),
          new LintRule(
              "SL020",
              INFO,
              "A parameter is never used",
              "Setting it has no effect.",
              "Remove the parameter, or use it",
              LintVariables::unusedParameter));

  private static final List<LintRule> ACTIONS =
      List.of(
          new LintRule(
              "SL021",
              ERROR,
              "An action type does not exist",
              "The hub refuses to load the flow.",
              "Use an action type that docs/flows.md lists",
              LintActions::unknownType),
          new LintRule(
              "SL022",
              WARNING,
              "The action runs against a mock only",
              "Sluice does not have the connector or the action type: the hub refuses to load a flow"
                  + " that calls the connector, and a trial run lets a mock answer.",
              "Use a connector of Sluice or an Http action, or describe the answer in a mocks file",
              LintActions::mockedAction),
          new LintRule(
              "SL023",
              ERROR,
              "An action name is invalid or not unique",
              "The hub refuses to load the flow: a name has 1 to 80 characters and no slash,"
                  + " and is unique in any letter case.",
              "Rename the action and the references to it",
              LintActions::name),
          new LintRule(
              "SL024",
              ERROR,
              "A Foreach over a value that is not an array",
              "The loop fails when it starts.",
              "Use an array, or a single expression that returns one: \"@...\"",
              LintActions::foreachLiteral),
          new LintRule(
              "SL025",
              WARNING,
              "An Until without a limit",
              "The defaults apply: after 60 iterations or one hour the loop ends without an error.",
              "Set limit to {count, timeout}",
              LintActions::untilWithoutLimit),
          new LintRule(
              "SL026",
              ERROR,
              "A secret in plain text",
              "Flow files are copied, exported and kept in version histories.",
              "Use a secret reference of the configuration, or a parameter without a value",
              LintSecrets::plainTextSecrets),
          new LintRule(
              "SL027",
              WARNING,
              "A URL with http://",
              "Everyone on the network path can read and change the data.",
              "Use https://",
              LintActions::plainHttp),
          new LintRule(
              "SL028",
              WARNING,
              "A non-idempotent call without a retry policy",
              "If only the answer is lost, the default policy repeats the call and its effect"
                  + " happens twice.",
              "Set retryPolicy ({\"type\": \"none\"} to forbid repetition), or send an"
                  + " Idempotency-Key header",
              LintActions::unsafeRetry),
          new LintRule(
              "SL029",
              ERROR,
              "Two cases of a Switch have the same value",
              "The hub refuses to load the flow: it would be undefined which case runs.",
              "Remove one of the cases",
              LintActions::duplicateCase),
          new LintRule(
              "SL030",
              WARNING,
              "A connection reference is not declared",
              "Power Automate refuses to import the flow.",
              "Add it to connectionReferences, or correct the name",
              LintActions::missingConnectionReference));

  private static final List<LintRule> TRIGGERS =
      List.of(
          new LintRule(
              "SL031",
              ERROR,
              "The trigger's operation or parameters are invalid",
              "The hub refuses to load the flow: it would not know what to watch.",
              "Correct the trigger; `sluice flow import --map` maps an operationId of the"
                  + " connector",
              LintTriggers::faults),
          new LintRule(
              "SL032",
              WARNING,
              "The trigger never starts the flow",
              "Flows start on changes in Customer Insights and on HTTP calls; the hub refuses"
                  + " other triggers.",
              "Use a trigger of Customer Insights or a Request trigger",
              LintTriggers::unsupportedTrigger),
          new LintRule(
              "SL033",
              ERROR,
              "The hub refuses the flow",
              "The flow is not loaded.",
              "Correct the flow at the reported place",
              LintActions::refused),
          new LintRule(
              "SL034",
              WARNING,
              "A retry policy is out of bounds",
              "The nearest allowed value is used instead, as in Power Automate.",
              "Use a count of 1 to 90 and intervals of PT5S to P1D",
              LintActions::retryBounds),
          new LintRule(
              "SL035",
              WARNING,
              "A leftover expression of an Azure template",
              "No deployment evaluates it, so the text is used literally.",
              "Replace the expression with its value",
              LintTemplates::leftoverExpressions));

  private static final List<LintRule> DEPLOYMENTS =
      List.of(
          new LintRule(
              "SL037",
              WARNING,
              "An operation that Sluice does not have",
              "Sluice has the connector but not the operation, so the hub refuses to load the flow.",
              "Use an operation of the connector, map it at the import with --map, or let a mock"
                  + " answer it: `sluice flow run`, or `flows: {mocks: true}`",
              LintActions::missingOperation),
          new LintRule(
              "SL038",
              WARNING,
              "A file of the project is missing",
              "The action fails when it needs the map, the schema or the called workflow.",
              "Add the file to the project, or correct the name",
              LintDeployments::missingProjectFile),
          new LintRule(
              "SL039",
              WARNING,
              "A parameter has no value",
              "Its value comes from a deployment that Sluice does not know: the hub uses null, a"
                  + " trial run uses a stand-in.",
              "Give it a defaultValue, or a value in parameters.json or local.settings.json",
              LintDeployments::parameterWithoutValue),
          new LintRule(
              "SL040",
              WARNING,
              "The hub does not load a template as it is",
              "A deployment creates the flow from the template; the hub has none and refuses the"
                  + " file.",
              "Import it with `sluice flow import`, which extracts each flow, and give the values",
              LintDeployments::template));

  /** All rules in the order of their codes. */
  public static final List<LintRule> ALL =
      Stream.of(ExpressionRules.ALL, ORDER, NAMES, ACTIONS, TRIGGERS, DEPLOYMENTS)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(LintRule::code))
          .toList();

  private LintRules() {}

  /** The rule with a code, in any letter case. */
  public static Optional<LintRule> find(String code) {
    return ALL.stream().filter(rule -> rule.code().equalsIgnoreCase(code)).findFirst();
  }
}
