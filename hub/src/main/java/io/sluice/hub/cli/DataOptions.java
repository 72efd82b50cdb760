package io.sluice.hub.cli;

import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.store.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select a data folder. */
final class DataOptions {
  private static final Path DEFAULT_CONFIG = Path.of("sluice.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration that names it (default: sluice.yaml, if it exists).")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: that of the configuration, else data).")
  private @Nullable Path data;

  /** The store in the selected folder. */
  StoreConfig store() {
    return StoreConfig.in(folder());
  }

  private Path folder() {
    if (data != null) {
      return data;
    }
    if (config != null) {
      return HubConfigReader.dataFolder(config);
    }
    return Files.exists(DEFAULT_CONFIG)
        ? HubConfigReader.dataFolder(DEFAULT_CONFIG)
        : Path.of("data");
  }
}
