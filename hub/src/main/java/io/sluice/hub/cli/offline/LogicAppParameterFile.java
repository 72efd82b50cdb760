package io.sluice.hub.cli.offline;

import io.sluice.wdl.definition.FlowTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the file of parameters that Logic Apps Standard keeps beside its workflows. */
final class LogicAppParameterFile {
  private static final String NAME = "parameters.json";

  /** Bytes of such a file at most. */
  private static final long MOST_BYTES = 5_000_000;

  private LogicAppParameterFile() {}

  /**
   * The tree of {@code parameters.json} in the flow's folder or the one around it; null when there
   * is none that can be read.
   */
  static @Nullable Object beside(Path flow) throws IOException {
    Path folder = flow.toAbsolutePath().getParent();
    for (Path at : folder == null ? List.<Path>of() : around(folder)) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        return FlowTrees.read(NAME, Files.readAllBytes(file)).tree();
      }
    }
    return null;
  }

  private static List<Path> around(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? List.of(folder) : List.of(folder, parent);
  }
}
