package io.sluice.hub.cli.offline;

import io.sluice.wdl.definition.FlowTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds {@code parameters.json}, the app-wide parameters of Logic Apps Standard. */
final class LogicAppParameterFile {
  private static final String NAME = "parameters.json";

  /** Larger files are ignored. */
  private static final long MAX_BYTES = 5_000_000;

  private LogicAppParameterFile() {}

  /** The content of {@code parameters.json} in the flow's folder or its parent; null if absent. */
  static @Nullable Object near(Path flow) throws IOException {
    Path folder = flow.toAbsolutePath().getParent();
    for (Path at : folder == null ? List.<Path>of() : withParent(folder)) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return FlowTrees.read(NAME, Files.readAllBytes(file)).tree();
      }
    }
    return null;
  }

  private static List<Path> withParent(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? List.of(folder) : List.of(folder, parent);
  }
}
