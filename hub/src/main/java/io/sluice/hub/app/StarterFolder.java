package io.sluice.hub.app;

import io.sluice.hub.config.ConfigSample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates the files to start from: a commented configuration and a first flow. */
public final class StarterFolder {
  /** The first flow, as in examples/flows; it posts to the channel of the sample configuration. */
  static final String FLOW = "teams-on-refresh-failure.json";

  /** The configuration's name in the folder. */
  public static final String CONFIG = "sluice.yaml";

  private StarterFolder() {}

  /**
   * A file of the folder.
   *
   * @param created false when the file existed and was kept
   */
  public record StarterFile(Path path, boolean created) {}

  /** Creates the files that do not exist; never overwrites one. */
  public static List<StarterFile> create(Path folder) throws IOException {
    List<StarterFile> files = new ArrayList<>();
    byte[] config = ConfigSample.file(Set.of("teams")).getBytes(StandardCharsets.UTF_8);
    files.add(write(folder.resolve(CONFIG), config));
    files.add(write(folder.resolve("flows").resolve(FLOW), example(FLOW)));
    return files;
  }

  /** A flow of examples/flows; the jar contains them. */
  static byte[] example(String name) throws IOException {
    try (InputStream flow = StarterFolder.class.getResourceAsStream("/examples/flows/" + name)) {
      if (flow == null) {
        throw new IllegalStateException("the jar does not contain the example flow " + name);
      }
      return flow.readAllBytes();
    }
  }

  /** Writes a file, creating its folder, unless it exists. */
  static StarterFile write(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      return new StarterFile(file, false);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, content);
    return new StarterFile(file, true);
  }
}
