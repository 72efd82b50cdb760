package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.settings.Nearest;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Causes an event in the simulator of the running demo. */
@Command(
    name = "trigger",
    description = "Causes an event in the simulator of the running demo.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Overrides:",
      "  datasource.refresh.failed     source=NAME  timeout=true",
      "  datasource.refresh.succeeded  source=NAME",
      "  segment.threshold.crossed     segment=NAME  threshold=NUMBER  gap=DURATION",
      "  measure.threshold.crossed     measure=NAME  threshold=NUMBER  gap=DURATION",
      "  refresh.completed             manual=true",
      "  unification.completed         manual=true",
      "",
      "Examples:",
      "  ./sluice trigger datasource.refresh.failed",
      "  ./sluice trigger datasource.refresh.failed --override source=Contoso_Loyalty",
      "  ./sluice trigger segment.threshold.crossed --override segment=NAME \\",
      "      --override threshold=500"
    })
public final class TriggerCommand extends ClientCommand {
  /** Threshold kinds, with the override that names the watched entity. */
  private static final Map<String, String> SUBJECTS =
      Map.of("segment.threshold.crossed", "segment", "measure.threshold.crossed", "measure");

  @Parameters(
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String kind = "";

  @Option(
      names = "--override",
      paramLabel = "NAME=VALUE",
      description = "Replace a default; may be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--simulator",
      paramLabel = "URL",
      defaultValue = "${env:SLUICE_SIMULATOR:-}",
      description =
          "Address of the simulator (SLUICE_SIMULATOR; default: that of the running demo).")
  private String simulator = "";

  /** The ids of all trigger kinds. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }

    static List<String> ids() {
      return TriggerKinds.ALL.stream().map(TriggerKind::id).toList();
    }
  }

  @Override
  void execute() {
    if (!Kinds.ids().contains(kind)) {
      throw new ClientException(
          ExitCode.USAGE,
          "unknown-kind",
          "there is no trigger kind \"" + kind + "\"",
          Nearest.to(kind, Kinds.ids()).map(near -> "did you mean \"" + near + "\"? ").orElse("")
              + "use one of "
              + String.join(", ", Kinds.ids()));
    }
    run(HubClient.ofSimulator(SimulatorOptions.find(simulator, connection().data())));
  }

  @Override
  void run(HubClient target) {
    JsonObject wanted = new JsonObject();
    overrides.forEach(wanted::put);
    List<String> notes = new ArrayList<>();
    if (SUBJECTS.containsKey(kind) && !overrides.containsKey("threshold")) {
      watched(notes)
          .ifPresentOrElse(
              watch -> useThresholdOf(watch, wanted, notes),
              () -> notes.add("No flow watches such a threshold; the simulator uses a default."));
    }
    JsonObject answer = send(target, wanted);
    if (printedAsJson(answer)) {
      return;
    }
    printLine("Triggered " + kind + " in the simulator.");
    if (answer.getString("message") != null) {
      printLine(answer.getString("message"));
    }
    notes.forEach(this::printLine);
    printLine("");
    printLine("The hub detects it in one of its next sweeps. To see it:");
    printLine("  ./sluice events --kind " + kind + " --limit 3");
    printLine("  ./sluice runs --limit 3");
  }

  private JsonObject send(HubClient target, JsonObject wanted) {
    try {
      return target.post(
          "/_sim/trigger", new JsonObject().put("kind", kind).put("overrides", wanted));
    } catch (ClientException refused) {
      throw refused.exit() == ExitCode.USAGE
          ? ClientException.usage(
              refused.code(),
              String.valueOf(refused.getMessage()),
              "\"./sluice trigger -h\" lists the overrides of each kind")
          : refused;
    }
  }

  /** The watch selected by the overrides, or the first of the kind. */
  private Optional<JsonObject> watched(List<String> notes) {
    String subject = overrides.get(SUBJECTS.get(kind));
    try {
      return items(connection().hub().get("/watches"), "items").stream()
          .filter(watch -> kind.equals(watch.getString("kind")))
          .filter(
              watch ->
                  subject == null
                      || subject.equals(watch.getString("subjectId"))
                      || subject.equals(watch.getString("subject")))
          .findFirst();
    } catch (ClientException noHub) {
      notes.add("The hub's thresholds could not be read: " + noHub.getMessage());
      return Optional.empty();
    }
  }

  private void useThresholdOf(JsonObject watch, JsonObject wanted, List<String> notes) {
    String subject = TextFormat.text(watch, "subjectId");
    String threshold = watch.getString("threshold");
    wanted.put(SUBJECTS.get(kind), subject);
    if (threshold != null) {
      wanted.put("threshold", threshold);
      notes.add(subject + " will cross " + threshold + ", a threshold watched by a flow.");
    }
  }
}
