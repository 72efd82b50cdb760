package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.settings.Nearest;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.FlowTrees;
import io.sluice.wdl.definition.TrialReader;
import io.sluice.wdl.trial.MockEntry;
import io.sluice.wdl.trial.MockFile;
import io.sluice.wdl.trial.Mocks;
import io.sluice.wdl.trial.ShapeInference;
import io.sluice.wdl.trial.Trial;
import io.sluice.wdl.trial.TrialTrigger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one flow file from its beginning to its end in virtual time, against mocks. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a flow file offline: calls are answered by mocks, waits take no time.",
    footer = {
      "",
      "A mocks file holds an object of entries by action name or connector.operation (with *),",
      "each with any of status, headers, body, delay and failTimes:",
      "  Get_items: {body: {value: [{Title: First}]}}",
      "  office365.Send*: {failTimes: 2, delay: 30s}",
      "",
      "Examples:",
      "  sluice flow run flow.json",
      "  sluice flow run flow.json --trigger event.json --fail Send_an_email",
      "  sluice flow run flow.json --mocks mocks.yaml --output json",
      "",
      "A flow that it calls (Workflow) is run too when its file lies beside this one."
    })
public final class RunFlowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The flow, in any form that flows may have.")
  private Path file = Path.of("");

  @Option(
      names = "--mocks",
      defaultValue = "auto",
      paramLabel = "auto|FILE",
      description = "auto: the table and what the flow reads; a file's entries come first.")
  private String mocks = "auto";

  @Option(
      names = "--trigger",
      paramLabel = "FILE",
      description = "The trigger's body as JSON or YAML; without it one is made up.")
  private @Nullable Path trigger;

  @Option(names = "--now", paramLabel = "TIME", description = "When it begins (UTC, ISO 8601).")
  private @Nullable String now;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What ids and random numbers are drawn from (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fail",
      paramLabel = "ACTION[=STATUS]",
      description = "Lets the mock of an action answer with this status, 500 when none is given.")
  private List<String> failing = new ArrayList<>();

  @Option(
      names = "--max-steps",
      defaultValue = "" + Trial.DEFAULT_STEPS,
      description = "Actions at most, every turn counted (default ${DEFAULT-VALUE}).")
  private int mostSteps;

  @Option(
      names = "--output",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "text cuts values to a line, json gives all of them.")
  private String output = "text";

  @Override
  public Integer call() throws IOException {
    try {
      return run();
    } catch (NoSuchFileException missing) {
      return wrong("there is no file " + missing.getFile(), "check the path");
    }
  }

  /** The flow with what stands in for its host; empty after its problems were told. */
  private Optional<FlowDefinition> read() throws IOException {
    TrialReader.TrialReadResult tried =
        TrialReader.read(name(file), Files.readAllBytes(file), LogicAppParameterFile.near(file));
    FlowReader.FlowReadResult reading = tried.flow();
    tried.notes().forEach(note -> spec.commandLine().getErr().println("note:  " + note));
    if (reading.definition().isEmpty()) {
      List<String> problems = reading.problems().stream().map(FlowProblem::text).toList();
      problems.forEach(spec.commandLine().getErr()::println);
      say(file + " cannot be run", "correct what is listed above");
    }
    return reading.definition();
  }

  private int run() throws IOException {
    FlowDefinition definition = read().orElse(null);
    if (definition == null) {
      return ExitCode.FAILED;
    }
    List<MockEntry> entries = new ArrayList<>();
    String problem = failures(definition, entries);
    if (problem == null && !mocks.equals("auto")) {
      MockFile.Reading read = MockFile.read(mocks, Files.readAllBytes(Path.of(mocks)));
      entries.addAll(read.entries());
      problem = read.problems().isEmpty() ? null : String.join("; ", read.problems());
    }
    if (problem == null && !List.of("text", "json").contains(output)) {
      problem = "--output is text or json, not " + output;
    }
    Instant start = start();
    if (problem != null || start == null || mostSteps < 1) {
      String which = start == null ? "--now " + now + " is no time" : "--max-steps is at least 1";
      return wrong(problem == null ? which : problem, "sluice flow run -h shows how it is used");
    }
    ShapeInference inference = ShapeInference.of(definition);
    FlowTrees.TreeReadResult body =
        trigger == null ? null : FlowTrees.read(name(trigger), Files.readAllBytes(trigger));
    if (body != null && !body.problems().isEmpty()) {
      return wrong(body.problems().get(0).text(), "correct the trigger's file");
    }
    List<TrialTrigger> launches =
        body == null
            ? List.of(TrialTrigger.sample(definition, inference, start))
            : TrialTrigger.given(definition, body.tree(), start);
    return tried(definition, launches, new Mocks(entries, inference), start);
  }

  private int tried(
      FlowDefinition definition, List<TrialTrigger> launches, Mocks answers, Instant start) {
    String refusal = launches.get(0).refusal();
    if (refusal != null) {
      say("no run would start: " + refusal, "give another --trigger");
      return ExitCode.FAILED;
    }
    SiblingFlows beside = new SiblingFlows(file);
    List<TrialReport> runs = new ArrayList<>();
    for (TrialTrigger launch : launches) {
      Trial.Options options = new Trial.Options(start, seed + runs.size(), mostSteps);
      Trial.Outcome outcome = Trial.of(definition, launch.outputs(), answers, beside, options);
      runs.add(new TrialReport(definition, launch, outcome));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.equals("json")) {
      out.println(TrialReport.json(runs));
    } else {
      TrialReport.lines(runs).forEach(out::println);
    }
    out.flush();
    boolean good = runs.stream().allMatch(one -> one.outcome().status() == Status.SUCCEEDED);
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private @Nullable Instant start() {
    if (now == null) {
      return Time.system().instant();
    }
    try {
      return Instant.parse(now);
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  /** The entries that {@code --fail} asks for; gives what is wrong with it, null for nothing. */
  private @Nullable String failures(FlowDefinition definition, List<MockEntry> entries) {
    for (String given : failing) {
      int split = given.lastIndexOf('=');
      String action = split < 0 ? given : given.substring(0, split);
      String status = split < 0 ? "500" : given.substring(split + 1);
      if (definition.action(action).isEmpty()) {
        return "the flow has no action '"
            + action
            + "'"
            + Nearest.to(action, definition.index().keySet())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
      }
      if (definition.action(action).get().behaviour().connector().isEmpty()) {
        return "'" + action + "' calls nobody, so no mock of it can fail";
      }
      if (!status.matches("[45]\\d\\d")) {
        return "'" + status + "' is no status of a failure; 400 to 599 are";
      }
      entries.add(MockEntry.failing(action, Integer.parseInt(status)));
    }
    return null;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private int wrong(String message, String hint) {
    say(message, hint);
    return ExitCode.USAGE;
  }

  private void say(String message, String hint) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("error: " + message);
    err.println("hint:  " + hint);
    err.flush();
  }
}
