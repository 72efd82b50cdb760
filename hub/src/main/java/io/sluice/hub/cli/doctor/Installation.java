package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.config.ConfigException;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.jdbc.StoreFilesReport;
import io.sluice.hub.time.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is examined; looks at store and API once, when a check first asks. Used by one thread. */
final class Installation {
  private final LoadedConfig loaded;
  private final Path data;
  private final Time time;
  private @Nullable StoreInspection store;
  private @Nullable ApiProbe api;

  Installation(LoadedConfig loaded, Path data, Time time) {
    this.loaded = loaded;
    this.data = data;
    this.time = time;
  }

  /**
   * The configuration as far as it could be read.
   *
   * @param file empty when none was given
   * @param faults each as {@code start} tells it
   * @param config empty when there is no file or it has faults
   */
  record LoadedConfig(Optional<Path> file, List<String> faults, Optional<HubConfig> config) {
    static LoadedConfig of(Optional<Path> file) {
      if (file.isEmpty()) {
        return new LoadedConfig(file, List.of(), Optional.empty());
      }
      try {
        HubConfig config =
            HubConfigReader.read(file.get(), "x".repeat(ConsoleConfig.MIN_TOKEN_LENGTH));
        return new LoadedConfig(file, List.of(), Optional.of(config));
      } catch (ConfigException wrong) {
        return new LoadedConfig(
            file, wrong.problems().stream().map(ConfigProblem::text).toList(), Optional.empty());
      }
    }

    /** Why what needs the configuration is not looked at. */
    String missing() {
      return file.isEmpty()
          ? "There is no configuration to look at."
          : "The configuration has faults; they come first.";
    }
  }

  /** The store's files as found on disk, or the reason why they cannot be read. */
  sealed interface StoreInspection {
    /** The files can be read. */
    record InspectedStore(StoreFilesReport look) implements StoreInspection {}

    /** The files cannot be read. */
    record UnreadableStore(String reason) implements StoreInspection {}
  }

  LoadedConfig loaded() {
    return loaded;
  }

  Optional<HubConfig> config() {
    return loaded.config();
  }

  Path data() {
    return data;
  }

  Time time() {
    return time;
  }

  StoreConfig storeConfig() {
    return config().map(HubConfig::store).orElseGet(() -> StoreConfig.in(data)).withDirectory(data);
  }

  StoreInspection store() {
    StoreInspection known = store;
    if (known == null) {
      try {
        known = new StoreInspection.InspectedStore(StoreFilesReport.at(storeConfig()));
      } catch (StoreException refused) {
        known = new StoreInspection.UnreadableStore(String.valueOf(refused.getMessage()));
      }
      store = known;
    }
    return known;
  }

  /** The store's files; empty when they cannot be read. */
  Optional<StoreFilesReport> storeFiles() {
    return store() instanceof StoreInspection.InspectedStore inspected
        ? Optional.of(inspected.look())
        : Optional.empty();
  }

  /** Who holds the data folder; nobody when no hub runs. */
  Optional<String> holder() {
    return storeFiles().flatMap(StoreFilesReport::holder);
  }

  /** The note that a hub left; also one that ended without removing it. */
  Optional<RunFile> note() throws ClientException {
    return RunFile.read(data);
  }

  ApiProbe api() {
    ApiProbe known = api;
    if (known == null) {
      known = probe();
      api = known;
    }
    return known;
  }

  private ApiProbe probe() {
    if (config().isEmpty()) {
      return new ApiProbe.SkippedProbe(loaded.missing());
    }
    if (config().get().connectors().customerInsights().isEmpty()) {
      return new ApiProbe.SkippedProbe("No environment is configured.");
    }
    Optional<StoreFilesReport> look = storeFiles();
    if (look.isEmpty()) {
      return new ApiProbe.SkippedProbe("Without the data folder no call can be counted.");
    }
    StoreFilesReport found = look.get();
    if (found.holder().isPresent()) {
      return new ApiProbe.SkippedProbe(
          "The data folder is in use, and nobody calls beside a running hub: see 'hub'.");
    }
    if (!found.damage().isEmpty() || (found.exists() && found.schema() != found.known())) {
      return new ApiProbe.SkippedProbe(
          "Each call is counted in the store, which is damaged or of another version: see"
              + " 'store'.");
    }
    return ApiProber.probe(config().get(), storeConfig(), time);
  }
}
