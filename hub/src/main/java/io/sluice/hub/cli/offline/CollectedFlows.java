package io.sluice.hub.cli.offline;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.TrialReader;
import io.sluice.wdl.files.FoundFlows;
import io.sluice.wdl.files.FoundFlows.FoundFlow;
import io.sluice.wdl.trial.CalledFlow;
import io.sluice.wdl.trial.CalledFlows;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds called flows in the zip file or folder that holds the calling flow. */
final class CollectedFlows implements CalledFlows {
  /** The length of a GUID without dashes; shorter references are names. */
  private static final int MIN_ID_LENGTH = 32;

  private final FoundFlows flows;
  private final CompileSettings settings;
  private final Map<String, Optional<CalledFlow>> cache = new LinkedHashMap<>();

  CollectedFlows(FoundFlows flows, CompileSettings settings) {
    this.flows = flows;
    this.settings = settings;
  }

  @Override
  public Optional<CalledFlow> find(String reference) {
    return cache.computeIfAbsent(
        reference,
        wanted ->
            named(wanted)
                .or(() -> withId(wanted.toLowerCase(Locale.ROOT)))
                .map(flow -> read(flow, settings)));
  }

  private Optional<FoundFlow> named(String reference) {
    return flows.flows().stream().filter(flow -> isNamed(flow, reference)).findFirst();
  }

  /** Whether a flow has a name; the id at the end of a file name is not part of it. */
  static boolean isNamed(FoundFlow flow, String name) {
    return flow.name().equalsIgnoreCase(name)
        || FlowReader.nameOf(flow.name() + ".json").equalsIgnoreCase(name);
  }

  private Optional<FoundFlow> withId(String id) {
    return flows.flows().stream()
        .filter(
            flow ->
                id.length() >= MIN_ID_LENGTH && flow.from().toLowerCase(Locale.ROOT).contains(id))
        .findFirst();
  }

  /** The flow as a trial runs it. */
  static CalledFlow read(FoundFlow flow, CompileSettings settings) {
    FlowReader.FlowReadResult result =
        TrialReader.read(
                FlowReader.nameOf(flow.name() + ".json"),
                flow.file(),
                flow.project().parameters(),
                settings)
            .flow();
    String problems = String.join("; ", result.problems().stream().map(FlowProblem::text).toList());
    return result
        .definition()
        .<CalledFlow>map(definition -> new CalledFlow.RunnableFlow(flow.from(), definition))
        .orElseGet(() -> new CalledFlow.UnusableFlow(flow.from(), problems));
  }
}
