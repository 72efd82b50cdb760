package io.sluice.hub.app;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.Threads;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A hub in its own process, as {@code sluice.yaml} configures it.
 *
 * @param data the data folder
 * @param token the token that console and API require
 */
public record ConfiguredHub(
    HubProcess process, Hub hub, HubConfig config, Path data, GeneratedSecret token) {

  /**
   * Starts the hub that a configuration file describes. Nothing is written when the file has a
   * fault.
   *
   * @throws io.sluice.hub.config.ConfigException with every fault of the file
   * @throws StartupException when the hub cannot start
   */
  public static ConfiguredHub start(Path file) throws IOException {
    HubConfigReader.check(file);
    Path data = HubConfigReader.dataFolder(file);
    GeneratedSecret token = GeneratedSecret.in(data, GeneratedSecret.API_TOKEN);
    HubConfig config = HubConfigReader.read(file, token.value());
    Files.createDirectories(data);
    if (config.ingress().flatMap(IngressConfig::key).isPresent()) {
      GeneratedSecret.in(data, HubConfigReader.INGRESS_KEY);
    }
    HubProcess process = new HubProcess();
    HubPlatform platform = process.platform();
    JdbcStore store =
        JdbcStore.open(config.store(), Threads.own(), platform.time(), platform.meters());
    Hub hub = process.awaitStart(new HubAssembly(platform, store).start(config));
    return new ConfiguredHub(process, hub, config, data, token);
  }

  /**
   * Blocks until the process is asked to stop, then stops the hub.
   *
   * @param first the first step of the shutdown
   */
  public void serve(Supplier<Future<Void>> first) {
    process.serve(() -> first.get().eventually(hub::stop));
  }
}
