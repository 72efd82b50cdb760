package io.sluice.wdl.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Public flow definitions in a folder beside the project; tests are skipped if it is missing. */
final class Corpus {
  private Corpus() {}

  /** Searches {@code shared/corpus/flows} in the working directory and its parents. */
  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared").resolve("corpus").resolve("flows");
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    return Path.of("no-such-folder");
  }

  /** The content of the files by name. */
  static Map<String, byte[]> files() throws IOException {
    Path folder = folder();
    assumeTrue(Files.isDirectory(folder), "skipped: there is no ../shared/corpus/flows");
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
