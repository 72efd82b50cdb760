package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.Terminal;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.FlowImport;
import io.sluice.wdl.files.FoundFlows;
import io.sluice.wdl.files.ImportPlan;
import io.sluice.wdl.files.Support;
import io.sluice.wdl.files.TriggerMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the flows of a package, a solution or a definition into a folder. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports the flows of a package, solution, project or file into a folder.",
    footer = {
      "",
      "What is no cloud flow (canvas apps, desktop flows, ...) and what is damaged is left out and",
      "reported with the reason. Nothing is written while an operationId of a trigger is unknown:",
      "at a terminal the command asks for its mapping, otherwise use --map. Later imports into the",
      "same folder reuse it.",
      "",
      "Examples:",
      "  sluice flow import Loyalty.zip --dry-run",
      "  sluice flow import Loyalty.zip --to flows --map OnSegment=OnSegmentThresholdCrossed",
      "  sluice flow import Loyalty.zip --map office365.SendEmailV2=smtp.SendEmailV3"
    })
public final class FlowImportCommand extends FlowFileCommand {
  @Parameters(
      paramLabel = "FILE|DIR",
      description =
          "A file exported by Power Automate, an unpacked solution, a Logic Apps Standard project"
              + " or a single flow.")
  private Path file = Path.of(".");

  @Option(names = "--to", paramLabel = "DIR", description = "Folder to write to (default flows).")
  private Path folder = Path.of("flows");

  @Option(names = "--dry-run", description = "Prints the report without writing anything.")
  private boolean dryRun;

  @Option(names = "--replace", description = "Overwrites existing files.")
  private boolean replace;

  @Option(
      names = "--map",
      paramLabel = "OPERATION=TRIGGER",
      description =
          "Maps an operationId of the connector to one of the six triggers, or the operation of"
              + " actions, CONNECTOR.OPERATION, to one of Sluice. The flow keeps the original, and"
              + " an export restores it.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  private final Terminal terminal;

  /** For the command line: asks questions at the terminal of the process. */
  public FlowImportCommand() {
    this(Terminal.ofProcess());
  }

  FlowImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  int execute() throws IOException {
    for (Map.Entry<String, String> entry : map.entrySet()) {
      String operation = entry.getValue();
      boolean action = entry.getKey().contains(".");
      if (action ? !isOperation(operation) : TriggerKinds.byOperation(operation).isEmpty()) {
        List<String> known =
            action
                ? ConnectorTable.operations()
                : TriggerKinds.ALL.stream().map(TriggerKind::operationId).toList();
        return wrong(
            "there is no " + (action ? "operation '" : "trigger '") + operation + "'",
            "use one of " + String.join(", ", known));
      }
    }
    TriggerMapping mapping = mapping();
    FoundFlows found;
    try {
      found = FlowPlace.at(file);
    } catch (FileRefusedException refused) {
      return failed(refused.rule(), "nothing was written; correct the file or export it again");
    }
    return execute(found, mapping);
  }

  private static boolean isOperation(String operation) {
    return ConnectorTable.operations().contains(operation);
  }

  private int execute(FoundFlows found, TriggerMapping mapping) throws IOException {
    ImportPlan plan = FlowImport.plan(found, mapping);
    if (!plan.unmapped().isEmpty() && output == Output.text && terminal.isInteractive()) {
      plan.unmapped().forEach(one -> ask(one, mapping));
      plan = FlowImport.plan(found, mapping);
    }
    if (output == Output.json) {
      print(plan.tree());
    } else {
      plan.flows().forEach(this::report);
      plan.leftOut().forEach(row -> say("left out: " + row.text()));
    }
    if (!plan.isGood()) {
      return failed(
          String.join("\n       ", plan.problems()),
          "nothing was written; correct the file or export it again");
    }
    return write(plan);
  }

  /** Asks which trigger an operationId stands for; an empty answer leaves it unmapped. */
  private void ask(ImportPlan.UnmappedOperation unmapped, TriggerMapping mapping) {
    say(unmapped.from() + " has the trigger " + unmapped.operation() + ". Which one is it?");
    for (int i = 0; i < TriggerKinds.ALL.size(); i++) {
      say("  " + (i + 1) + "  " + TriggerKinds.ALL.get(i).operationId());
    }
    out().flush();
    String answer = terminal.ask("1 to " + TriggerKinds.ALL.size() + ", empty to cancel: ");
    while (!answer.isEmpty()) {
      if (answer.matches("\\d{1,3}")) {
        int number = Integer.parseInt(answer);
        if (number >= 1 && number <= TriggerKinds.ALL.size()) {
          mapping.map(unmapped.operation(), TriggerKinds.ALL.get(number - 1).operationId());
          return;
        }
      }
      answer =
          terminal.ask(answer + " is not a number from 1 to " + TriggerKinds.ALL.size() + ": ");
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
        (original, operation) ->
            mapping.map(
                original,
                TriggerKinds.byOperation(operation)
                    .map(TriggerKind::operationId)
                    .orElse(operation)));
    return mapping;
  }

  private int write(ImportPlan plan) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    plan.flows().forEach(flow -> files.put(flow.file(), flow.bytes()));
    List<String> present = FlowFiles.present(folder, files.keySet());
    if (!present.isEmpty() && !replace) {
      return failed(
          folder + " already contains " + String.join(", ", present),
          "nothing was written; --replace overwrites existing files");
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

  private void report(ImportPlan.PlannedFlow flow) {
    say(flow.file() + "  (from " + flow.from() + ")");
    flow.connections().forEach((key, api) -> say("  connection " + key + " of " + api));
    for (ImportPlan.PlannedAction action : flow.actions()) {
      String reason = action.reason().isEmpty() ? "" : ": " + action.reason();
      say("  " + label(action.support()) + "  " + action.name() + "  " + action.type() + reason);
    }
    flow.left().forEach(left -> say("  unresolved: " + left));
    flow.problems().forEach(problem -> say("  the hub refuses it: " + problem));
    say("");
  }

  private static String label(Support standing) {
    return switch (standing) {
      case RUNS -> "runs here          ";
      case MOCK -> "runs against a mock";
      case UNSUPPORTED -> "not supported      ";
    };
  }
}
