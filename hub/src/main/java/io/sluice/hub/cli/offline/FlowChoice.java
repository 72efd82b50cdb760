package io.sluice.hub.cli.offline;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.FoundFlows;
import io.sluice.wdl.files.FoundFlows.FoundFlow;
import io.sluice.wdl.trial.CalledFlows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --flow}: one of the flows of a zip file, folder or project. */
final class FlowChoice {
  @Option(
      names = "--flow",
      paramLabel = "NAME",
      description = "Which flow of a zip file or folder runs; needed if it has several.")
  private @Nullable String name;

  /**
   * A chosen flow.
   *
   * @param called where the flows that it calls are
   */
  record ChosenFlow(FoundFlow flow, CalledFlows called) {}

  /**
   * The only flow at a place, or the one that is named.
   *
   * @throws FileRefusedException if there is none, or if several are and none is named
   */
  ChosenFlow at(Path place, CompileSettings settings) throws IOException, FileRefusedException {
    FoundFlows found = FlowPlace.at(place);
    String wanted = name;
    List<FoundFlow> flows =
        found.flows().stream()
            .filter(flow -> wanted == null || CollectedFlows.isNamed(flow, wanted))
            .toList();
    if (flows.size() != 1) {
      String names = String.join(", ", found.flows().stream().map(FoundFlow::name).toList());
      throw new FileRefusedException(
          found.flows().isEmpty()
              ? "it contains no flow"
              : flows.isEmpty()
                  ? "it has no flow '" + wanted + "'; its flows are " + names
                  : "it has several flows; name one of them with --flow: " + names);
    }
    CalledFlows called =
        FlowPlace.single(place)
            .<CalledFlows>map(file -> new SiblingFlows(file, settings))
            .orElseGet(() -> new CollectedFlows(found, settings));
    return new ChosenFlow(flows.get(0), called);
  }
}
