package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.settings.Nearest;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.FlowTrees;
import io.sluice.wdl.definition.TrialReader;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.FoundFlows.FoundFlow;
import io.sluice.wdl.trial.CalledFlows;
import io.sluice.wdl.trial.MockEntry;
import io.sluice.wdl.trial.MockFile;
import io.sluice.wdl.trial.Mocks;
import io.sluice.wdl.trial.SampleSearch;
import io.sluice.wdl.trial.ShapeInference;
import io.sluice.wdl.trial.TrialEnvironment;
import io.sluice.wdl.trial.TrialOptions;
import io.sluice.wdl.trial.TrialTrigger;
import io.sluice.wdl.trial.TriggerEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one flow file from start to end in virtual time, against mocks. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a flow file offline: mocks answer its calls, and waits take no time.",
    footer = {
      "",
      "A mocks file is an object of entries by action name or connector.operationId (* matches",
      "any text). Each entry has any of status, headers, body, delay and failTimes:",
      "  Get_items: {body: {value: [{Title: First}]}}",
      "  office365.Send*: {failTimes: 2, delay: 30s}",
      "",
      "Examples:",
      "  sluice flow run flow.json",
      "  sluice flow run flow.json --trigger event.json --fail Send_an_email",
      "  sluice flow run flow.json --mocks mocks.yaml --output json",
      "",
      "Flows that it calls (Workflow) run too if their files are found near this one."
    })
public final class RunFlowCommand extends FlowFileCommand {
  @Parameters(
      paramLabel = "FILE|DIR",
      description = "A flow file, or a zip file, folder or Logic Apps Standard project with flows.")
  private Path file = Path.of("");

  @Mixin private FlowChoice choice = new FlowChoice();

  @Option(
      names = "--mocks",
      defaultValue = "auto",
      paramLabel = "auto|FILE",
      description = "auto: built-in mocks only; FILE: its entries take precedence over them.")
  private String mocks = "auto";

  @Option(
      names = "--trigger",
      paramLabel = "FILE",
      description = "The trigger's body as JSON or YAML (default: a sample).")
  private @Nullable Path trigger;

  @Option(names = "--now", paramLabel = "TIME", description = "Start of the run (ISO 8601, UTC).")
  private @Nullable String now;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of identifiers and random numbers (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fail",
      paramLabel = "ACTION[=STATUS]",
      description = "Makes the mock of an action fail with a status (default 500).")
  private List<String> failing = new ArrayList<>();

  @Option(
      names = "--max-steps",
      defaultValue = "" + TrialOptions.DEFAULT_MAX_STEPS,
      description =
          "Maximum number of executed actions, with iterations (default ${DEFAULT-VALUE}).")
  private int maxSteps;

  @Option(
      names = "--output",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "text shortens values to one line, json prints them in full.")
  private String output = "text";

  @Mixin private HostOption host = new HostOption();

  private CalledFlows called = CalledFlows.NONE;

  @Override
  int execute() throws IOException {
    FlowDefinition definition = readFlow().orElse(null);
    if (definition == null) {
      return ExitCode.FAILED;
    }
    List<MockEntry> entries = new ArrayList<>();
    Optional<String> problem =
        addFailures(definition, entries)
            .or(() -> outputProblem())
            .or(() -> maxSteps < 1 ? Optional.of("--max-steps is at least 1") : Optional.empty());
    if (problem.isEmpty()) {
      problem = addMocksFile(entries);
    }
    Instant start = start();
    if (problem.isEmpty() && start == null) {
      problem = Optional.of("--now " + now + " is not a time");
    }
    if (problem.isPresent() || start == null) {
      return wrong(problem.orElse(""), "sluice flow run -h describes the options");
    }
    return run(definition, entries, start);
  }

  /** The flow, with placeholders for what only its host knows; empty if it has problems. */
  private Optional<FlowDefinition> readFlow() throws IOException {
    FoundFlow found;
    try {
      FlowChoice.ChosenFlow one = choice.at(file, host.settings());
      found = one.flow();
      called = one.called();
    } catch (FileRefusedException refused) {
      failed(file + ": " + refused.rule(), "sluice flow check lists the flows of a place");
      return Optional.empty();
    }
    found.project().problems().forEach(problem -> err().println("note:  " + problem));
    TrialReader.TrialReadResult result =
        TrialReader.read(
            FlowReader.nameOf(found.name() + ".json"),
            found.file(),
            found.project().parameters(),
            host.settings());
    FlowReader.FlowReadResult flow = result.flow();
    result.notes().forEach(note -> err().println("note:  " + note));
    flow.definition().stream()
        .flatMap(one -> MockedOperations.notes(one, new HubFlowHost()).stream())
        .forEach(note -> err().println("note:  " + note));
    if (flow.definition().isEmpty()) {
      flow.problems().stream().map(FlowProblem::text).forEach(err()::println);
      failed(file + " cannot be run", "correct the problems listed above");
    }
    return flow.definition();
  }

  private int run(FlowDefinition definition, List<MockEntry> entries, Instant start)
      throws IOException {
    ShapeInference inference = ShapeInference.of(definition);
    Mocks answers = new Mocks(entries, inference);
    if (trigger == null) {
      return report(definition, List.of(search(definition, answers, null, start, 0)));
    }
    FlowTrees.TreeReadResult body = FlowTrees.read(name(trigger), Files.readAllBytes(trigger));
    if (!body.problems().isEmpty()) {
      return wrong(body.problems().get(0).text(), "correct the trigger's file");
    }
    TriggerEvaluation evaluation = TriggerEvaluation.of(definition, body.tree(), start);
    if (evaluation instanceof TriggerEvaluation.Fires fires) {
      List<SampleSearch.TriedRun> runs = new ArrayList<>();
      for (TrialTrigger one : fires.triggers()) {
        runs.add(search(definition, answers, one, start, runs.size()));
      }
      return report(definition, runs);
    }
    String reason = ((TriggerEvaluation.DoesNotFire) evaluation).reason();
    return failed("the trigger would not start a run: " + reason, "give another --trigger");
  }

  private SampleSearch.TriedRun search(
      FlowDefinition definition,
      Mocks answers,
      @Nullable TrialTrigger given,
      Instant start,
      int number) {
    TrialOptions options = new TrialOptions(start, seed + number, maxSteps);
    TrialEnvironment environment = new TrialEnvironment(answers, called, options);
    return SampleSearch.run(definition, ShapeInference.of(definition), environment, given);
  }

  private int report(FlowDefinition definition, List<SampleSearch.TriedRun> tried) {
    List<TrialReport> runs = tried.stream().map(one -> new TrialReport(definition, one)).toList();
    if (output.equals("json")) {
      out().println(TrialReport.json(runs));
    } else {
      TrialReport.lines(runs).forEach(out()::println);
    }
    boolean good = runs.stream().allMatch(one -> one.outcome().status() == Status.SUCCEEDED);
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private @Nullable Instant start() {
    if (now == null) {
      return Time.system().instant();
    }
    try {
      return Instant.parse(now);
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private Optional<String> outputProblem() {
    boolean known = List.of("text", "json").contains(output);
    return known ? Optional.empty() : Optional.of("--output is text or json, not " + output);
  }

  /** Adds the entries of the mocks file; returns its problems. */
  private Optional<String> addMocksFile(List<MockEntry> entries) throws IOException {
    if (mocks.equals("auto")) {
      return Optional.empty();
    }
    MockFile.MockReadResult read = MockFile.read(mocks, Files.readAllBytes(Path.of(mocks)));
    entries.addAll(read.entries());
    return read.problems().isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", read.problems()));
  }

  /** Adds an entry for every {@code --fail}; returns the first problem. */
  private Optional<String> addFailures(FlowDefinition definition, List<MockEntry> entries) {
    for (String given : failing) {
      int split = given.lastIndexOf('=');
      String action = split < 0 ? given : given.substring(0, split);
      String status = split < 0 ? "500" : given.substring(split + 1);
      ActionNode node = definition.action(action).orElse(null);
      if (node == null) {
        String hint =
            Nearest.to(action, definition.index().keySet())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return Optional.of("the flow has no action '" + action + "'" + hint);
      }
      if (node.behaviour().connector().isEmpty()) {
        return Optional.of("'" + action + "' makes no call that a mock could fail");
      }
      if (!status.matches("[45]\\d\\d")) {
        return Optional.of("'" + status + "' is not an error status; use 400 to 599");
      }
      entries.add(MockEntry.failing(action, Integer.parseInt(status)));
    }
    return Optional.empty();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
