package io.sluice.hub.cli;

import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.store.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a data folder. */
final class DataOptions {
  private static final Path USUAL = Path.of("sluice.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration that names it (default: sluice.yaml when there is one).")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: the configuration's, otherwise data).")
  private @Nullable Path data;

  /** The store of the folder that is meant. */
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
    return Files.exists(USUAL) ? HubConfigReader.dataFolder(USUAL) : Path.of("data");
  }
}
