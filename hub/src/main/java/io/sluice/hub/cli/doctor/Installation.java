package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.config.ConfigException;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.config.Problem;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.jdbc.StoreLook;
import io.sluice.hub.time.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is examined; looks at store and API once, when a check first asks. Used by one thread. */
final class Installation {
  private final Setup setup;
  private final Path data;
  private final Time time;
  private @Nullable Seen seen;
  private @Nullable ApiProbe api;

  Installation(Setup setup, Path data, Time time) {
    this.setup = setup;
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
  record Setup(Optional<Path> file, List<String> faults, Optional<HubConfig> config) {
    static Setup of(Optional<Path> file) {
      if (file.isEmpty()) {
        return new Setup(file, List.of(), Optional.empty());
      }
      try {
        HubConfig config =
            HubConfigReader.read(file.get(), "x".repeat(ConsoleConfig.SHORTEST_TOKEN));
        return new Setup(file, List.of(), Optional.of(config));
      } catch (ConfigException wrong) {
        return new Setup(
            file, wrong.problems().stream().map(Problem::text).toList(), Optional.empty());
      }
    }

    /** Why what needs the configuration is not looked at. */
    String missing() {
      return file.isEmpty()
          ? "There is no configuration to look at."
          : "The configuration has faults; they come first.";
    }
  }

  /** The store's files, or why they cannot be looked at. */
  record Seen(Optional<StoreLook> look, String refusal) {}

  Setup setup() {
    return setup;
  }

  Optional<HubConfig> config() {
    return setup.config();
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

  Seen store() {
    Seen known = seen;
    if (known == null) {
      try {
        known = new Seen(Optional.of(StoreLook.at(storeConfig())), "");
      } catch (StoreException refused) {
        known = new Seen(Optional.empty(), String.valueOf(refused.getMessage()));
      }
      seen = known;
    }
    return known;
  }

  /** Who holds the data folder; nobody when no hub runs. */
  Optional<String> holder() {
    return store().look().flatMap(StoreLook::holder);
  }

  /** The note that a hub left; also one that ended without removing it. */
  Optional<RunFile> note() throws ClientException {
    return RunFile.read(data);
  }

  ApiProbe api() {
    ApiProbe known = api;
    if (known == null) {
      known = look();
      api = known;
    }
    return known;
  }

  private ApiProbe look() {
    if (config().isEmpty()) {
      return ApiProbe.skipped(setup.missing());
    }
    if (config().get().connectors().customerInsights().isEmpty()) {
      return ApiProbe.skipped("No environment is configured.");
    }
    Optional<StoreLook> look = store().look();
    if (look.isEmpty()) {
      return ApiProbe.skipped("Without the data folder no call can be counted.");
    }
    StoreLook found = look.get();
    if (found.holder().isPresent()) {
      return ApiProbe.skipped(
          "The data folder is in use, and nobody calls beside a running hub: see 'hub'.");
    }
    if (!found.damage().isEmpty() || (found.exists() && found.schema() != found.known())) {
      return ApiProbe.skipped(
          "Each call is counted in the store, which is damaged or of another version: see"
              + " 'store'.");
    }
    return ApiProber.make(config().get(), storeConfig(), time);
  }
}
