package io.sluice.hub.config;

import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.Credentials;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.Paths;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.table.ConnectorConfig;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code sluice.yaml} into a {@link HubConfig}; every fault is told, none stops the reading.
 * Relative paths are meant from the file's folder.
 */
public final class HubConfigReader {
  private static final Set<String> WEB = new LinkedHashSet<>(List.of("https", "http"));
  private static final String REFERENCE =
      "a reference to the secret, env:NAME or file:PATH, never the secret itself";
  private static final URI PUBLIC_API = URI.create("https://api.ci.ai.dynamics.com/v1");

  private static final int MOST_GIB = 1_000_000;

  /** The file in the data folder that the signatures of flows' addresses are made with. */
  public static final String INGRESS_KEY = "ingress-key";

  private final Path folder;
  private final Checks root;
  private final Faults faults;

  private HubConfigReader(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    this.folder = absolute.getParent() == null ? absolute : absolute.getParent();
    this.faults = new Faults(file.toString());
    this.root = Checks.of(faults, ConfigFile.read(file));
  }

  /**
   * The configuration of a file.
   *
   * @param token the API token that the console asks for
   * @throws ConfigException with every fault
   */
  public static HubConfig read(Path file, String token) {
    return new HubConfigReader(file).config(token);
  }

  /**
   * Checks a file without using it, and that its references to secrets lead to one.
   *
   * @throws ConfigException with every fault
   */
  public static void check(Path file) {
    HubConfigReader reader = new HubConfigReader(file);
    reader.config("x".repeat(ConsoleConfig.MIN_TOKEN_LENGTH));
    reader.faults.lookForSecrets();
    reader.refuse();
  }

  /** The data folder that a file names; {@code data} beside the file when it names none. */
  public static Path dataFolder(Path file) {
    HubConfigReader reader = new HubConfigReader(file);
    return reader.path("data", "data");
  }

  private void refuse() {
    if (!faults.problems().isEmpty()) {
      throw new ConfigException(faults.problems());
    }
  }

  private HubConfig config(String token) {
    Path data = path("data", "data");
    Optional<IngressConfig> ingress =
        root.has("ingress")
            ? Optional.of(ingress(root.section("ingress"), data))
            : Optional.empty();
    // Flows that are only called need no environment.
    boolean watches = ingress.isEmpty() || root.has("environment");
    Checks environment = root.section("environment");
    Optional<SourceConfig> source = watches ? Optional.of(source(environment)) : Optional.empty();
    Optional<CustomerInsightsConfig> api =
        watches ? Optional.of(customerInsights(environment)) : Optional.empty();
    environment.unknownNames();
    TeamsConfig teams = teams(root.section("teams"));
    Optional<MailConfig> mail =
        root.has("mail") ? Optional.of(mail(root.section("mail"))) : Optional.empty();
    Checks http = root.section("http");
    OutboundConfig outbound = outbound(http, mail);
    ConnectorConfig connectors = new ConnectorConfig(api, teams, mail, http(http));
    http.unknownNames();
    FlowConfig flows = flows();
    StoreConfig store = store(root.section("history"), data);
    ConsoleConfig console = console(root.section("console"), token);
    root.unknownNames();
    refuse();
    return new HubConfig(
        source, connectors, outbound, flows, GateConfig.defaults(), store, console, ingress);
  }

  private static StoreConfig store(Checks history, Path data) {
    StoreConfig usual = StoreConfig.in(data);
    Duration age = history.duration("keepFor", usual.keepFor(), StoreConfig.LEAST_KEPT);
    int gib = history.number("keepGiB", (int) (usual.keepBytes() >> 30), 1, MOST_GIB);
    history.unknownNames();
    return usual.withRetention(age, (long) gib << 30);
  }

  private static IngressConfig ingress(Checks ingress, Path data) {
    String host = ingress.optionalText("host").orElse("127.0.0.1");
    int port = ingress.number("port", IngressConfig.DEFAULT_PORT, 0, 65_535);
    int bytes = ingress.number("mostBytes", IngressConfig.DEFAULT_BYTES, 1_024, Integer.MAX_VALUE);
    boolean signatures = ingress.flag("signatures", true);
    ingress.unknownNames();
    Optional<Secret> key =
        signatures ? Optional.of(Secret.file(data.resolve(INGRESS_KEY))) : Optional.empty();
    IngressConfig local = IngressConfig.of("127.0.0.1", port, key).withMostBytes(bytes);
    return ingress.checked(() -> IngressConfig.of(host, port, key).withMostBytes(bytes), local);
  }

  private SourceConfig source(Checks environment) {
    Duration interval =
        environment.duration("sweepInterval", SourceConfig.DEFAULT_INTERVAL, Duration.ofSeconds(5));
    boolean adapt = environment.flag("adapt", true);
    Duration freshness =
        environment.duration(
            "freshness", SourceConfig.defaultFreshness(interval, adapt), Duration.ofSeconds(15));
    return SourceConfig.of(environment.text("name"), environment.text("instanceId"), interval)
        .withAdapt(adapt)
        .withFreshness(freshness);
  }

  private CustomerInsightsConfig customerInsights(Checks environment) {
    String tenant = environment.text("tenant");
    URI login =
        URI.create("https://login.microsoftonline.com/" + encoded(tenant) + "/oauth2/v2.0/token");
    Paths paths =
        Paths.valueOf(
            environment
                .choice("paths", "workflows", List.of("workflows", "manage"))
                .toUpperCase(Locale.ROOT));
    return new CustomerInsightsConfig(
        environment.optionalAddress("api", WEB).orElse(PUBLIC_API),
        environment.optionalAddress("tokenEndpoint", WEB).orElse(login),
        tenant,
        environment.optionalText("instanceId").orElse(""),
        environment.optionalText("scope").orElse(CustomerInsightsConfig.DEFAULT_SCOPE),
        new Credentials(
            environment.text("clientId"),
            secret(environment, "clientSecret"),
            secret(environment, "subscriptionKey")),
        paths);
  }

  private static String encoded(String tenant) {
    return java.net.URLEncoder.encode(tenant, java.nio.charset.StandardCharsets.UTF_8);
  }

  private TeamsConfig teams(Checks teams) {
    Map<String, TeamsConfig.Channel> channels = new LinkedHashMap<>();
    teams
        .sections("channels")
        .forEach(
            (name, channel) -> {
              String form = channel.choice("form", "workflow", List.of("workflow", "classic"));
              channels.put(
                  name,
                  new TeamsConfig.Channel(
                      secret(channel, "webhook"),
                      TeamsConfig.Form.valueOf(form.toUpperCase(Locale.ROOT))));
              channel.unknownNames();
            });
    teams.unknownNames();
    return new TeamsConfig(channels);
  }

  private MailConfig mail(Checks mail) {
    String tls = mail.choice("tls", "starttls", List.of("none", "starttls", "tls"));
    String host = mail.text("host");
    int port = mail.number("port", 587, 1, 65_535);
    Optional<String> user = mail.optionalText("user");
    Optional<Secret> password = mail.secret("password", REFERENCE);
    String from = mail.text("from");
    List<String> domains = mail.texts("recipientDomains");
    mail.unknownNames();
    MailServer none =
        new MailServer(
            "missing.invalid", 25, MailServer.Tls.NONE, Optional.empty(), Optional.empty());
    MailServer server =
        mail.checked(
            () ->
                new MailServer(
                    host,
                    port,
                    MailServer.Tls.valueOf(tls.toUpperCase(Locale.ROOT)),
                    user,
                    password),
            none);
    return mail.checked(
        () -> new MailConfig(server, from, domains),
        new MailConfig(none, "missing@missing.invalid", List.of()));
  }

  private OutboundConfig outbound(Checks http, Optional<MailConfig> mail) {
    Set<HostPort> allowed = new LinkedHashSet<>();
    for (String text : http.texts("allow")) {
      http.checked(() -> allowed.add(HostPort.parse(text)), false);
    }
    OutboundConfig config = OutboundConfig.defaults().allowing(allowed);
    return mail.map(one -> config.with(one.server())).orElse(config);
  }

  private HttpConfig http(Checks http) {
    Map<String, HttpConfig.Webhook> webhooks = new LinkedHashMap<>();
    http.sections("webhooks")
        .forEach(
            (name, webhook) -> {
              URI uri = webhook.address("url", WEB);
              Secret key = secret(webhook, "key");
              Optional<Secret> before = webhook.secret("previousKey", REFERENCE);
              List<Secret> keys = new ArrayList<>(List.of(key));
              before.ifPresent(keys::add);
              webhooks.put(name, new HttpConfig.Webhook(uri, keys));
              webhook.unknownNames();
            });
    return new HttpConfig(HttpConfig.defaults().source(), webhooks);
  }

  private ConsoleConfig console(Checks console, String token) {
    String host = console.optionalText("host").orElse("127.0.0.1");
    int port = console.number("port", 8900, 0, 65_535);
    List<String> hosts = console.texts("allowedHosts");
    console.unknownNames();
    return new ConsoleConfig(host, port, Optional.of(token), hosts, Optional.empty());
  }

  /** A needed secret; a fault is noted when it is missing or given in the clear. */
  private static Secret secret(Checks section, String name) {
    Optional<Secret> found = section.secret(name, REFERENCE);
    if (found.isEmpty()) {
      section.missing(name, REFERENCE);
    }
    return found.orElseGet(() -> Secret.parse("env:MISSING").orElseThrow());
  }

  /** The folder alone, or a section with the folder and more. */
  private FlowConfig flows() {
    if (!root.isSection("flows")) {
      return FlowConfig.defaults().withFolder(path("flows", "flows"));
    }
    Checks section = root.section("flows");
    Path files = folder.resolve(section.optionalText("folder").orElse("flows")).normalize();
    boolean mocks = section.flag("mocks", false);
    section.unknownNames();
    return FlowConfig.defaults().withFolder(files).withMocks(mocks);
  }

  private Path path(String name, String otherwise) {
    return folder.resolve(root.optionalText(name).orElse(otherwise)).normalize();
  }
}
