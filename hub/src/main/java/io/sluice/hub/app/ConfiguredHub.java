package io.sluice.hub.app;

import io.sluice.hub.config.ConfigSource;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hub in its own process, as {@code sluice.yaml} configures it.
 *
 * @param data the data folder
 * @param token the token that console and API require
 */
public record ConfiguredHub(
    HubProcess process, Hub hub, HubConfig config, Path data, GeneratedSecret token) {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredHub.class);

  /**
   * Starts the hub that a configuration describes. Nothing is written when it has a problem.
   *
   * @throws io.sluice.hub.config.ConfigException with every problem of the configuration
   * @throws StartupException when the hub cannot start
   */
  public static ConfiguredHub start(ConfigSource source) throws IOException {
    HubConfigReader reader = HubConfigReader.of(source);
    reader.check();
    reader.deprecations().forEach(old -> LOG.warn("{}", old.text()));
    Path data = reader.dataFolder();
    GeneratedSecret token = GeneratedSecret.in(data, GeneratedSecret.API_TOKEN);
    HubConfig config = reader.config(token.value());
    Files.createDirectories(data);
    if (config.ingress().flatMap(IngressConfig::key).isPresent()) {
      GeneratedSecret.in(data, HubConfigReader.INGRESS_KEY);
    }
    HubProcess process = new HubProcess();
    HubPlatform platform = process.platform();
    JdbcStore store =
        JdbcStore.open(config.store(), StoreThreads.own(), platform.time(), platform.meters());
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
