package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.config.ConfigException;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
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

/**
 * The installation under diagnosis. Store and API are examined lazily, once, and shared by all
 * checks. Not thread-safe.
 */
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
   * The configuration, or the faults found in it.
   *
   * @param file the configuration file; empty if there is none
   * @param faults the faults as reported by {@code start}
   * @param config empty if there is no file or it has faults
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

    /** Why a check that needs the configuration is skipped. */
    String missing() {
      return file.isEmpty()
          ? "There is no configuration."
          : "The configuration has faults; correct them first.";
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

  /** The process that holds the lock of the data folder; empty if none does. */
  Optional<String> holder() {
    return storeFiles().flatMap(StoreFilesReport::holder);
  }

  /** The hub's run file; also that of a hub that ended without deleting it. */
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
    if (config().get().connectors().get(CustomerInsightsConfig.class).isEmpty()) {
      return new ApiProbe.SkippedProbe("No environment is configured.");
    }
    Optional<StoreFilesReport> look = storeFiles();
    if (look.isEmpty()) {
      return new ApiProbe.SkippedProbe(
          "No call was made: it could not be counted, because the data folder is not readable.");
    }
    StoreFilesReport found = look.get();
    if (found.holder().isPresent()) {
      return new ApiProbe.SkippedProbe(
          "A hub is using the data folder, and its quota ledger must not be bypassed: see 'hub'.");
    }
    if (!found.damage().isEmpty() || (found.exists() && found.schema() != found.known())) {
      return new ApiProbe.SkippedProbe(
          "No call was made: it could not be counted, because the store is damaged or of another"
              + " version: see 'store'.");
    }
    return ApiProber.probe(config().get(), storeConfig(), time);
  }
}
