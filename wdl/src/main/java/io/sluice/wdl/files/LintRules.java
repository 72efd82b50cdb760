package io.sluice.wdl.files;

import static io.sluice.wdl.files.LintRule.Severity.ERROR;
import static io.sluice.wdl.files.LintRule.Severity.INFO;
import static io.sluice.wdl.files.LintRule.Severity.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule of {@code flow lint}: one row each. A code keeps its meaning for ever. */
public final class LintRules {
  private static final List<LintRule> EXPRESSIONS =
      List.of(
          new LintRule(
              "SL001",
              ERROR,
              "The file cannot be read",
              "A file that is neither JSON nor YAML, or holds no definition, is no flow.",
              "Correct the file at the place that is named",
              (scene, sink) -> {
                var problem = scene.model().file().problem();
                if (problem != null) {
                  sink.add("", problem.rule() + ": " + problem.advice().replaceFirst("\\.$", ""));
                }
              }),
          new LintRule(
              "SL002",
              ERROR,
              "An expression cannot be parsed",
              "The flow is refused when it is loaded, here and in Power Automate.",
              "Correct the expression; `sluice expr` tries it out",
              LintExpressions::syntax),
          new LintRule(
              "SL003",
              ERROR,
              "A function does not exist",
              "The flow is refused when it is loaded.",
              "Use a function of the language; `sluice expr --functions TEXT` lists them",
              LintExpressions::unknownFunction),
          new LintRule(
              "SL004",
              WARNING,
              "A text looks like an expression and is none",
              "Without @ in front the text is used as it stands.",
              "Write @ in front, or @@ when the text is meant",
              LintExpressions::missingAt),
          new LintRule(
              "SL005",
              WARNING,
              "A condition is always true or always false",
              "One of the branches never runs, or a loop ends after one turn or at its limit.",
              "Compare with something that differs from run to run, or remove the condition",
              LintExpressions::constantCondition));

  private static final List<LintRule> ORDER =
      List.of(
          new LintRule(
              "SL006",
              ERROR,
              "runAfter names an action that is not beside it",
              "The flow is refused: an action waits only for actions of the same branch.",
              "Name an action that stands beside it",
              LintOrder::missingPredecessor),
          new LintRule(
              "SL007",
              ERROR,
              "Actions wait for each other",
              "None of them would ever start; the flow is refused.",
              "Remove one runAfter of the circle",
              LintOrder::circle),
          new LintRule(
              "SL008",
              ERROR,
              "An expression refers to an action that does not exist",
              "The flow is refused when it is loaded.",
              "Use the action's stored name, with underscores in place of spaces",
              LintOrder::missingAction),
          new LintRule(
              "SL009",
              ERROR,
              "An expression refers to an action that cannot have run yet",
              "There are no outputs at that time: the action fails, or sees null.",
              "Let the action run after the other one, or move the reference",
              LintOrder::notYetRun),
          new LintRule(
              "SL010",
              ERROR,
              "items() outside its loop",
              "There is no current item outside the loop: the action fails.",
              "Move the action into the loop, or name the loop around it",
              LintOrder::outsideLoop),
          new LintRule(
              "SL011",
              WARNING,
              "An action runs after Terminate",
              "Terminate ends the run: what waits for it never starts.",
              "Remove the action, or put Terminate last",
              LintOrder::afterTerminate),
          new LintRule(
              "SL012",
              INFO,
              "A container is empty",
              "It does nothing.",
              "Put an action inside, or remove it",
              LintOrder::emptyContainer),
          new LintRule(
              "SL013",
              WARNING,
              "A Response stands in a loop",
              "A caller is answered once; Power Automate refuses a Response in a loop.",
              "Move the Response behind the loop",
              LintOrder::responseInLoop),
          new LintRule(
              "SL014",
              WARNING,
              "A Response and no caller",
              "Only a flow with a Request trigger has somebody to answer.",
              "Remove the Response, or start the flow with a Request trigger",
              LintOrder::responseToNobody));

  private static final List<LintRule> NAMES =
      List.of(
          new LintRule(
              "SL015",
              ERROR,
              "A variable is not initialized anywhere",
              "The flow is refused when it is loaded.",
              "Add an InitializeVariable at the top level, or correct the name",
              LintVariables::undeclared),
          new LintRule(
              "SL016",
              ERROR,
              "A variable is used before it is initialized",
              "The action fails: the variable is not there yet.",
              "Let the action run after the InitializeVariable",
              LintVariables::tooEarly),
          new LintRule(
              "SL017",
              WARNING,
              "A variable is never read",
              "Its value goes nowhere; perhaps another one is read by mistake.",
              "Remove it, or read it",
              LintVariables::unused),
          new LintRule(
              "SL018",
              WARNING,
              "A variable is changed by turns that run at one time",
              "Variables belong to the whole flow: the turns overwrite each other's values.",
              "Set concurrency.repetitions to 1, or use Compose and Select inside the loop",
              LintVariables::race),
          new LintRule(
              "SL019",
              ERROR,
              "A parameter is missing",
              "The flow is refused when it is loaded.",
              "Declare it in parameters, or correct the name",
              LintVariables::missingParameter),
          new LintRule(
              "SL020",
              INFO,
              "A parameter is never used",
              "Whoever sets it will wonder why nothing changes.",
              "Remove it, or use it",
              LintVariables::unusedParameter));

  private static final List<LintRule> ACTIONS =
      List.of(
          new LintRule(
              "SL021",
              ERROR,
              "An action type does not exist here",
              "The flow is refused when it is loaded.",
              "Use a type of the table in docs/flows.md",
              LintActions::unknownType),
          new LintRule(
              "SL022",
              INFO,
              "A connector is not here",
              "The action is answered by a mock only.",
              "Use a connector of Sluice or an Http action, or give the tests a mock",
              LintActions::connectorElsewhere),
          new LintRule(
              "SL023",
              ERROR,
              "A name is too long, empty, taken or has a slash",
              "The flow is refused: names are unique whatever their letter case, 1 to 80 long.",
              "Rename the action, and what refers to it",
              LintActions::name),
          new LintRule(
              "SL024",
              ERROR,
              "Foreach over something that is no array",
              "The loop fails as soon as it starts.",
              "Write an array, or one expression that gives one: \"@...\"",
              LintActions::foreachLiteral),
          new LintRule(
              "SL025",
              WARNING,
              "Until without a limit",
              "It goes on for 60 turns or an hour, whichever comes first, and then ends silently.",
              "Write limit {count, timeout}",
              LintActions::untilWithoutLimit),
          new LintRule(
              "SL026",
              ERROR,
              "A secret stands in the file",
              "Files are copied, exported and kept in history.",
              "Use a secret reference of the configuration, or a parameter without a value",
              LintSecrets::inTheClear),
          new LintRule(
              "SL027",
              WARNING,
              "An address with http://",
              "Everybody between here and there can read and change it.",
              "Use https://",
              LintActions::plainHttp),
          new LintRule(
              "SL028",
              WARNING,
              "A call that is not idempotent has no retry policy",
              "It may be done twice: when only the answer is lost, the default policy repeats it.",
              "Set retryPolicy, {\"type\": \"none\"} when it must not be repeated, or send an"
                  + " Idempotency-Key",
              LintActions::repeats),
          new LintRule(
              "SL029",
              ERROR,
              "Two cases of a Switch have one value",
              "The flow is refused: which branch runs would be open.",
              "Remove one of the two",
              LintActions::caseTwice),
          new LintRule(
              "SL030",
              WARNING,
              "A connection reference is missing",
              "Power Automate refuses to import the flow.",
              "Add it to connectionReferences, or correct the name",
              LintActions::connectionReference));

  private static final List<LintRule> TRIGGERS =
      List.of(
          new LintRule(
              "SL031",
              ERROR,
              "The trigger's operation or parameters are wrong",
              "The flow is refused: it is not known what to watch for.",
              "Correct the trigger; an operation of another name is mapped by"
                  + " `sluice flow import --map`",
              LintTriggers::parameters),
          new LintRule(
              "SL032",
              WARNING,
              "The trigger starts nothing here",
              "Sluice starts flows on changes of Customer Insights and on calls; the hub refuses"
                  + " others.",
              "Give it a trigger of Customer Insights or a Request trigger",
              LintTriggers::notOurs),
          new LintRule(
              "SL033",
              ERROR,
              "The hub refuses the flow for another reason",
              "The flow is not loaded.",
              "Correct it",
              LintActions::refused),
          new LintRule(
              "SL034",
              WARNING,
              "A retry policy is out of bounds",
              "The nearest bound is used in its place, here and in Power Automate.",
              "Write a count of 1 to 90 and intervals of PT5S to P1D",
              LintActions::retryBounds),
          new LintRule(
              "SL035",
              WARNING,
              "An expression of a template was left",
              "Nobody deploys the template here, so the text is used as it stands.",
              "Write the value in its place",
              LintTemplates::left));

  /** The table, in the order of the codes. */
  public static final List<LintRule> ALL =
      Stream.of(EXPRESSIONS, ORDER, NAMES, ACTIONS, TRIGGERS).flatMap(List::stream).toList();

  private LintRules() {}

  /** The row of a code, whatever its letter case. */
  public static Optional<LintRule> find(String code) {
    return ALL.stream().filter(rule -> rule.code().equalsIgnoreCase(code)).findFirst();
  }
}
