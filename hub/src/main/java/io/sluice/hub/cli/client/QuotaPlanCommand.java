package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.gate.GateConfig;
import io.sluice.wdl.definition.CallCount;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Estimates whether a flow's calls fit into the quotas, before it is enabled. Needs no running hub.
 */
@Command(
    name = "plan",
    description = "Estimates whether a flow's calls fit into the quotas, before it is enabled.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Counts calls in the definition: the most expensive branch of each condition, --items",
      "iterations of a loop, and the pages of --rows for loops that read a table. Retries",
      "are not counted. Exit code 1 if the flow does not fit.",
      "",
      "Examples:",
      "  ./sluice quota plan examples/flows/digest-on-measure.json",
      "  ./sluice quota plan digest-on-measure --flows examples/flows --items 50 --rows 10000"
    })
final class QuotaPlanCommand extends ClientCommand {
  private static final List<String> ENDINGS = List.of("", ".json", ".yaml", ".yml");
  private static final double PERCENT = 100;

  @Parameters(paramLabel = "FLOW", description = "A flow file, or the name of a flow.")
  private String flow = "";

  @Option(
      names = "--flows",
      paramLabel = "DIR",
      defaultValue = "flows",
      description = "Folder of the flow files (default: flows).")
  private Path folder = Path.of("flows");

  @Option(
      names = "--events-per-day",
      paramLabel = "N",
      defaultValue = "100",
      description = "Expected runs per day (default: 100).")
  private long events;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "10",
      description = "Expected items of a loop over an array (default: 10).")
  private long items;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Expected rows of a table that is read page by page (default: 1000).")
  private long rows;

  @Option(
      names = "--sweep-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Seconds between two sweeps of the hub (default: 60).")
  private long sweepSeconds;

  @Override
  void run(HubClient hub) {
    throw new IllegalStateException("plan does not call a hub");
  }

  @Override
  void execute() {
    CallCount.ExpectedSizes expected = expected();
    FlowDefinition definition = definition(file(flow).orElseThrow(this::unknown));
    CallCount.CountedCalls counted =
        CallCount.of(definition, expected, name -> file(name).map(this::definition));
    QuotaPlanner.QuotaPlan plan =
        QuotaPlanner.of(
            new QuotaPlanner.ExpectedLoad(
                definition.name(), counted.calls(), events, Duration.ofSeconds(sweepSeconds)),
            GateConfig.defaults());
    if (!printedAsJson(json(definition, counted, plan))) {
      print(definition, counted, plan);
    }
    if (!plan.fits()) {
      throw new ClientException(
          ExitCode.FAILED, "no-room", definition.name() + " does not fit into the quota", "");
    }
  }

  private CallCount.ExpectedSizes expected() {
    if (events < 0 || events > 1_000_000 || sweepSeconds < 5 || sweepSeconds > 86_400) {
      throw usage("--events-per-day must be from 0 to 1000000, --sweep-seconds from 5 to 86400");
    }
    try {
      return new CallCount.ExpectedSizes(items, rows);
    } catch (IllegalArgumentException wrong) {
      throw usage(String.valueOf(wrong.getMessage()));
    }
  }

  private static ClientException usage(String rule) {
    return new ClientException(ExitCode.USAGE, "bad-number", rule, "correct the option");
  }

  private Optional<Path> file(String name) {
    Path direct = Path.of(name);
    return Stream.concat(
            Stream.of(direct), ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private ClientException unknown() {
    return new ClientException(
        ExitCode.USAGE,
        "no-flow",
        "there is neither a file " + flow + " nor a flow of that name in " + folder,
        "name a flow file, or set the folder with --flows");
  }

  private FlowDefinition definition(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new ClientException(
          ExitCode.FAILED,
          "unreadable",
          file + " cannot be read: " + unreadable.getMessage(),
          "check the file's permissions");
    }
    FlowReader.FlowReadResult reading = FlowReader.read(String.valueOf(file.getFileName()), bytes);
    return reading
        .definition()
        .orElseThrow(
            () ->
                new ClientException(
                    ExitCode.FAILED,
                    "bad-flow",
                    file + " is not a valid flow: " + reading.problems().get(0),
                    "correct the file; the hub would refuse it as well"));
  }

  private void print(
      FlowDefinition definition, CallCount.CountedCalls counted, QuotaPlanner.QuotaPlan plan) {
    printLine("%s, %d events per day".formatted(definition.name(), events));
    TextTable table =
        new TextTable(ansi(), "CONNECTOR", "CALLS PER RUN", "PER DAY", "AVAILABLE", "USE", "WAITS");
    for (QuotaPlanner.ConnectorLoad load : plan.loads()) {
      table.row(
          load.connector(),
          String.valueOf(load.perRun()),
          String.valueOf(load.perDay()),
          load.known() ? String.valueOf(load.leftPerDay()) : "not counted",
          load.known() ? percent(load.use()) : "-",
          TextFormat.duration(load.oneRun()));
    }
    print(table, "The flow makes no calls.");
    printLine("Sweeps use %d Customer Insights calls per day.".formatted(plan.dailySweeps()));
    counted.notes().forEach(this::printLine);
    printLine("Retries of failed calls are not counted.");
    printLine("");
    printLine(plan.sentence());
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", part * PERCENT);
  }

  private JsonObject json(
      FlowDefinition definition, CallCount.CountedCalls counted, QuotaPlanner.QuotaPlan plan) {
    JsonArray loads = new JsonArray();
    for (QuotaPlanner.ConnectorLoad load : plan.loads()) {
      loads.add(
          new JsonObject()
              .put("connector", load.connector())
              .put("counted", load.known())
              .put("callsPerRun", load.perRun())
              .put("callsPerDay", load.perDay())
              .put("leftPerDay", load.leftPerDay())
              .put("waitSeconds", load.oneRun().toSeconds())
              .put("fits", load.fits()));
    }
    return new JsonObject()
        .put("flow", definition.name())
        .put("eventsPerDay", events)
        .put("connectors", loads)
        .put("sweepCallsPerDay", plan.dailySweeps())
        .put("assumptions", new JsonArray(List.copyOf(counted.notes())))
        .put("fits", plan.fits())
        .put("sentence", plan.sentence());
  }
}
