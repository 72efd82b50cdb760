package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.Terminal;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.files.FlowImport;
import io.sluice.wdl.files.ImportPlan;
import io.sluice.wdl.files.Support;
import io.sluice.wdl.files.TriggerMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the flows of a package or a solution into a folder. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Takes the flows of a package, a solution or a definition into a folder.",
    footer = {
      "",
      "Nothing is written unless the whole file is good. A mapping is asked for once, at the",
      "terminal when there is one: later imports into the same folder know it.",
      "",
      "Examples:",
      "  sluice flow import Loyalty.zip --dry-run",
      "  sluice flow import Loyalty.zip --to flows --map OnSegment=OnSegmentThresholdCrossed"
    })
public final class FlowImportCommand extends FlowFileCommand {
  @Parameters(paramLabel = "FILE.zip", description = "What Power Automate exported.")
  private Path file = Path.of(".");

  @Option(names = "--to", paramLabel = "DIR", description = "The folder (default flows).")
  private Path folder = Path.of("flows");

  @Option(names = "--dry-run", description = "Reports and writes nothing.")
  private boolean dryRun;

  @Option(names = "--replace", description = "Overwrites files that are there already.")
  private boolean replace;

  @Option(
      names = "--map",
      paramLabel = "OPERATION=OURS",
      description =
          "Which of the six triggers an operation of the connector is; kept beside it, and export"
              + " gives the original back.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  private final Terminal terminal;

  /** For the command line: asks whoever sits at the terminal. */
  public FlowImportCommand() {
    this(Terminal.ofProcess());
  }

  FlowImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  int execute() throws IOException {
    for (String ours : map.values()) {
      if (TriggerKinds.byOperation(ours).isEmpty()) {
        List<String> known = TriggerKinds.ALL.stream().map(TriggerKind::operationId).toList();
        return wrong(
            "there is no trigger '" + ours + "'", "use one of " + String.join(", ", known));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    TriggerMapping mapping = mapping();
    String name = String.valueOf(file.getFileName());
    ImportPlan plan = FlowImport.plan(name, bytes, mapping);
    if (!plan.unmapped().isEmpty() && output == Output.text && terminal.isThere()) {
      plan.unmapped().forEach(one -> ask(one, mapping));
      plan = FlowImport.plan(name, bytes, mapping);
    }
    if (output == Output.json) {
      print(plan.tree());
    } else {
      plan.flows().forEach(this::report);
    }
    if (!plan.isGood()) {
      return failed(
          String.join("\n       ", plan.problems()),
          "nothing was written; correct the file, or export it again");
    }
    return take(plan);
  }

  /** Asks which trigger an operation is; an empty answer leaves it open. */
  private void ask(ImportPlan.Unmapped unmapped, TriggerMapping mapping) {
    say(unmapped.from() + " begins with " + unmapped.operation() + ". Which trigger is it?");
    for (int i = 0; i < TriggerKinds.ALL.size(); i++) {
      say("  " + (i + 1) + "  " + TriggerKinds.ALL.get(i).operationId());
    }
    out().flush();
    String answer = terminal.ask("1 to " + TriggerKinds.ALL.size() + ", nothing to stop: ");
    while (!answer.isEmpty()) {
      if (answer.matches("\\d{1,3}")) {
        int number = Integer.parseInt(answer);
        if (number >= 1 && number <= TriggerKinds.ALL.size()) {
          mapping.with(unmapped.operation(), TriggerKinds.ALL.get(number - 1).operationId());
          return;
        }
      }
      answer = terminal.ask(answer + " is none of them, 1 to " + TriggerKinds.ALL.size() + ": ");
    }
  }

  private TriggerMapping mapping() throws IOException {
    TriggerMapping mapping = new TriggerMapping(new HubFlowHost());
    if (Files.isDirectory(folder)) {
      for (Path known : FlowFiles.below(folder, ".json", ".yaml", ".yml")) {
        mapping.learn(FlowFile.read(known.toString(), Files.readAllBytes(known)));
      }
    }
    map.forEach(
        (original, ours) ->
            mapping.with(
                original,
                TriggerKinds.byOperation(ours).map(TriggerKind::operationId).orElse(ours)));
    return mapping;
  }

  private int take(ImportPlan plan) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    plan.flows().forEach(flow -> files.put(flow.file(), flow.bytes()));
    List<String> present = FlowFiles.present(folder, files.keySet());
    if (!present.isEmpty() && !replace) {
      return failed(
          folder + " has already: " + String.join(", ", present),
          "nothing was written; --replace overwrites");
    }
    if (!dryRun) {
      FlowFiles.write(folder, files);
    }
    if (output != Output.json) {
      String done = dryRun ? "would be written to " : "written to ";
      say(files.size() + (files.size() == 1 ? " flow " : " flows ") + done + folder);
    }
    return ExitCode.OK;
  }

  private void report(ImportPlan.Flow flow) {
    say(flow.file() + "  (from " + flow.from() + ")");
    flow.connections().forEach((key, api) -> say("  connection " + key + " of " + api));
    for (ImportPlan.Row row : flow.actions()) {
      say("  " + words(row.standing()) + "  " + row.name() + "  " + row.type() + why(row.why()));
    }
    flow.left().forEach(left -> say("  left as it is: " + left));
    flow.problems().forEach(problem -> say("  the hub will say: " + problem));
    say("");
  }

  private static String words(Support standing) {
    return switch (standing) {
      case RUNS -> "runs here          ";
      case MOCK -> "runs against a mock";
      case UNSUPPORTED -> "not supported      ";
    };
  }

  private static String why(@Nullable String why) {
    return why == null || why.isEmpty() ? "" : ": " + why;
  }
}
