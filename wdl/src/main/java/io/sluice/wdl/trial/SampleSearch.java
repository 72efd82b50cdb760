package io.sluice.wdl.trial;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.run.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow with sample values. What inference cannot know is found by trying: while the run does
 * not succeed, it is repeated with other choices, first for all values, then for those of the
 * trigger or of one action. Bounded and deterministic; the best run is the result.
 */
public final class SampleSearch {
  /** Maximum number of runs. */
  public static final int MAX_RUNS = 80;

  private final FlowDefinition definition;
  private final ShapeInference inference;
  private final TrialEnvironment environment;
  private final @Nullable TrialTrigger given;
  private final long maxSteps;
  private int runs;
  private long steps;

  private SampleSearch(
      FlowDefinition definition,
      ShapeInference inference,
      TrialEnvironment environment,
      @Nullable TrialTrigger given) {
    this.definition = definition;
    this.inference = inference;
    this.environment = environment;
    this.given = given;
    this.maxSteps = 2L * environment.options().maxSteps();
  }

  /**
   * A run and the trigger with which it began.
   *
   * @param choices how the sample values differ from the usual ones; empty if they do not
   */
  public record TriedRun(TrialTrigger trigger, TrialOutcome outcome, String choices) {}

  /** A run with its choices; fewer failed actions are better. */
  private record Attempt(ChoiceTable choices, TriedRun run, int failures) {
    boolean good() {
      return failures == 0;
    }
  }

  /**
   * Runs a flow.
   *
   * @param trigger the trigger's outputs if they are given; null to make them up
   */
  public static TriedRun run(
      FlowDefinition definition,
      ShapeInference inference,
      TrialEnvironment environment,
      @Nullable TrialTrigger trigger) {
    SampleSearch search = new SampleSearch(definition, inference, environment, trigger);
    Attempt first = search.attempt(ChoiceTable.USUAL);
    boolean searches = environment.mocks().allSucceed() && first.run().outcome().fault() == null;
    return (first.good() || !searches ? first : search.improve(first)).run();
  }

  private Attempt improve(Attempt first) {
    Attempt best = first;
    for (SampleChoices choices : SampleChoices.ALL.subList(1, SampleChoices.ALL.size())) {
      best = better(best, new ChoiceTable(choices, Map.of()));
    }
    Attempt before;
    do {
      before = best;
      for (String source : sources(best)) {
        for (SampleChoices choices : SampleChoices.ALL) {
          best = better(best, best.choices().with(source, choices));
        }
      }
    } while (best.failures() < before.failures());
    return best;
  }

  private Attempt better(Attempt best, ChoiceTable choices) {
    if (best.good() || runs >= MAX_RUNS || steps > maxSteps) {
      return best;
    }
    Attempt next = attempt(choices);
    return next.failures() < best.failures() ? next : best;
  }

  /** The sources whose values reached the run. */
  private List<String> sources(Attempt attempt) {
    Set<String> names = new TreeSet<>();
    if (given == null) {
      names.add(ChoiceTable.TRIGGER);
    }
    attempt
        .run()
        .outcome()
        .calls()
        .forEach(call -> names.add(call.path().substring(call.path().lastIndexOf('/') + 1)));
    return new ArrayList<>(names);
  }

  private Attempt attempt(ChoiceTable choices) {
    runs++;
    TrialTrigger trigger = given == null ? sample(choices) : given;
    Map<String, @Nullable Object> parameters =
        ParameterSamples.replaced(
            definition,
            inference,
            new SampleValues(environment.options().start(), choices.of(ChoiceTable.TRIGGER)));
    TrialOutcome outcome =
        Trial.run(
            ParameterSamples.with(definition, parameters),
            trigger.outputs(),
            new TrialEnvironment(
                environment.mocks().with(choices),
                environment.calledFlows(),
                environment.options()));
    steps += outcome.steps().size();
    List<String> notes = new ArrayList<>();
    parameters.forEach(
        (name, value) -> notes.add("the parameter '" + name + "' is " + Json.write(value)));
    if (!choices.name().isEmpty()) {
      notes.add(choices.name());
    }
    TriedRun run = new TriedRun(trigger, outcome, String.join("; ", notes));
    return new Attempt(choices, run, failures(outcome));
  }

  private TrialTrigger sample(ChoiceTable choices) {
    return new TrialTrigger(
        SampleTrigger.outputs(
            definition, inference, environment.options().start(), choices.of(ChoiceTable.TRIGGER)),
        "made up, see --trigger");
  }

  /** The number of actions that failed, plus a large one if the run did. */
  private static int failures(TrialOutcome outcome) {
    Set<String> failed =
        outcome.steps().stream()
            .filter(step -> step.status() == Status.FAILED || step.status() == Status.TIMED_OUT)
            .map(StepView::path)
            .map(path -> path.replaceAll("\\[\\d+]", ""))
            .collect(Collectors.toSet());
    return failed.size() + (outcome.status() == Status.SUCCEEDED ? 0 : 10_000);
  }
}
