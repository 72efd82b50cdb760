package io.sluice.hub.config;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.customerinsights.CustomerInsightsKeys;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.console.ConsoleKeys;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowKeys;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.ingress.IngressKeys;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.settings.Resolution;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.Settings.EffectiveValue;
import io.sluice.hub.settings.SettingsResolver;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.source.SourceKeys;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code sluice.yaml} into a {@link HubConfig} by the rows of {@link ConfigTable}. Every
 * problem is reported at once; only rules that join several keys of a section wait until each of
 * its keys is valid. Relative paths are relative to the file.
 */
public final class HubConfigReader {
  /** The file in the data folder with the key that signs the addresses of flows. */
  public static final String INGRESS_KEY = "ingress-key";

  private final Path folder;
  private final Resolution resolution;
  private final List<ConfigProblem> broken = new ArrayList<>();

  private HubConfigReader(ConfigSource source) {
    Path absolute = source.file().toAbsolutePath().normalize();
    this.folder = absolute.getParent() == null ? absolute : absolute.getParent();
    this.resolution = SettingsResolver.resolve(ConfigTable.ROOT, source.tree());
  }

  /**
   * Parses a configuration; its problems are reported by {@link #config} and {@link #check}.
   *
   * @throws ConfigException when the file cannot be read or is not YAML
   */
  public static HubConfigReader of(ConfigSource source) {
    return new HubConfigReader(source);
  }

  /**
   * The configuration in a file.
   *
   * @param token the API token that the console requires
   * @throws ConfigException with every problem
   */
  public static HubConfig read(Path file, String token) {
    return of(ConfigSource.of(file)).config(token);
  }

  /**
   * The data folder that a file names; {@code data} beside the file by default.
   *
   * @throws ConfigException when the file cannot be read or is not YAML
   */
  public static Path dataFolder(Path file) {
    return of(ConfigSource.of(file)).dataFolder();
  }

  /** The data folder. */
  public Path dataFolder() {
    return folder.resolve(resolution.settings().get(ConfigTable.DATA)).normalize();
  }

  /** Deprecated keys that the configuration uses, each with its replacement. */
  public List<ConfigProblem> deprecations() {
    return resolution.deprecations();
  }

  /**
   * The values in force, in the order of the table.
   *
   * @param defaults whether to include values that nobody set
   * @throws ConfigException with every problem
   */
  public List<EffectiveValue> effective(boolean defaults) {
    config(placeholderToken());
    return resolution.settings().effective(defaults);
  }

  /**
   * Checks the configuration without using it, and that every secret that it refers to exists.
   *
   * @throws ConfigException with every problem
   */
  public void check() {
    List<ConfigProblem> problems = new ArrayList<>(resolution.unusable());
    try {
      config(placeholderToken());
    } catch (ConfigException faulty) {
      problems.addAll(faulty.problems());
    }
    refuse(problems);
  }

  /**
   * The configuration.
   *
   * @param token the API token that the console requires
   * @throws ConfigException with every problem
   */
  public HubConfig config(String token) {
    broken.clear();
    Settings root = resolution.settings();
    Path data = dataFolder();
    ConnectorConfigs connectors = connectors();
    Optional<SourceConfig> source =
        ifPresent(
            "environment",
            values -> SourceKeys.config(values, values.get(CustomerInsightsKeys.INSTANCE_ID)));
    Optional<OutboundConfig> outbound = make(root.group("http"), OutboundKeys::config);
    Optional<FlowConfig> flows =
        make(root.group("flows"), values -> FlowKeys.config(values, folder));
    Optional<StoreConfig> store =
        make(root.group("history"), values -> StoreKeys.config(values, data));
    Optional<ConsoleConfig> console =
        make(root.group("console"), values -> ConsoleKeys.config(values, token));
    Secret key = Secret.file(data.resolve(INGRESS_KEY));
    Optional<IngressConfig> ingress =
        ifPresent("ingress", values -> IngressKeys.config(values, key));
    List<ConfigProblem> problems = new ArrayList<>(resolution.problems());
    problems.addAll(broken);
    refuse(problems);
    OutboundConfig port = outbound.orElseThrow();
    return new HubConfig(
        source,
        connectors,
        connectors.get(MailConfig.class).map(mail -> port.with(mail.server())).orElse(port),
        flows.orElseThrow(),
        GateConfig.defaults(),
        store.orElseThrow(),
        console.orElseThrow(),
        ingress);
  }

  private ConnectorConfigs connectors() {
    List<ConnectorConfig> configs = new ArrayList<>();
    for (ConnectorRow<?> row : ConnectorTable.ROWS) {
      Settings values = resolution.settings().group(row.section());
      if (values.isPresent() || row.presence() instanceof SectionPresence.Defaulted) {
        make(values, row.keys().reader()).ifPresent(configs::add);
      }
    }
    return new ConnectorConfigs(configs);
  }

  private <T> Optional<T> ifPresent(String section, Function<Settings, T> reader) {
    Settings values = resolution.settings().group(section);
    return values.isPresent() ? make(values, reader) : Optional.empty();
  }

  /** Makes a record from a section; empty, with a problem noted, when a rule is broken. */
  private <T> Optional<T> make(Settings values, Function<Settings, T> reader) {
    if (values.isFaulty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(values));
    } catch (IllegalArgumentException rule) {
      String path = values.path();
      String message = String.valueOf(rule.getMessage());
      String sentence =
          message.startsWith(path + ": ") ? message.substring(path.length() + 2) : message;
      broken.add(new ConfigProblem(values.origin(), path, "", sentence));
      return Optional.empty();
    }
  }

  private static String placeholderToken() {
    return "x".repeat(ConsoleConfig.MIN_TOKEN_LENGTH);
  }

  private static void refuse(List<ConfigProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigException(
          problems.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).toList());
    }
  }
}
