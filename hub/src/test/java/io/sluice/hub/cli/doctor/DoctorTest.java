package io.sluice.hub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.console.ConsoleFixture;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Slot;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the doctor on good and bad configurations against a simulator. */
@ExtendWith(VertxExtension.class)
final class DoctorTest {
  @TempDir private Path folder;
  private Simulator simulator;
  private String yaml;

  @BeforeEach
  void simulate(Vertx vertx) throws Exception {
    simulator = await(Simulator.start(vertx, SimulatorConfig.defaults(Time.system())));
    var known = simulator.credentials();
    secret("client-secret", known.clientSecret());
    secret("key", known.keys().primary());
    secret("hook", simulator.uri() + "/teams/data-ops");
    secret("signing", "whsec_c2x1aWNlLWRlbW8tc2lnbmluZy1rZXktMDAwMQ==");
    Files.createDirectories(folder.resolve("flows"));
    Path examples = Files.exists(Path.of("examples")) ? Path.of(".") : Path.of("..");
    Files.copy(
        examples.resolve("examples/flows/teams-on-refresh-failure.json"),
        folder.resolve("flows/teams-on-refresh-failure.json"));
    yaml =
        """
        environment:
          name: contoso
          instanceId: %s
          tenant: %s
          clientId: %s
          clientSecret: file:%s
          subscriptionKey: file:%s
          api: %s/v1
          tokenEndpoint: %s/%s/oauth2/v2.0/token
        teams:
          channels:
            data-ops: { webhook: "file:%s" }
        mail: { host: 127.0.0.1, port: %d, tls: none, from: sluice@contoso.com }
        http:
          allow: ["127.0.0.1:%d"]
          webhooks:
            warehouse: { url: "%s/hooks/warehouse", key: "file:%s" }
        """
            .formatted(
                simulator.instanceId(),
                known.tenantId(),
                known.clientId(),
                folder.resolve("client-secret"),
                folder.resolve("key"),
                simulator.uri(),
                simulator.uri(),
                known.tenantId(),
                folder.resolve("hook"),
                simulator.smtpPort(),
                simulator.port(),
                simulator.uri(),
                folder.resolve("signing"));
  }

  @AfterEach
  void stop() throws Exception {
    await(simulator.close());
  }

  @Test
  void a_correct_installation_has_no_failures() throws Exception {
    List<CheckResult> results = examine(yaml);

    assertThat(results)
        .extracting(result -> result.finding().state())
        .doesNotContain(CheckFinding.State.FAILED, CheckFinding.State.SKIPPED);
    assertThat(said(results, "token")).contains("accepts the credentials");
    assertThat(said(results, "clock")).contains("agrees");
    assertThat(said(results, "jobs")).contains("lists");
    assertThat(said(results, "secrets")).contains("All 4 secrets");
    assertThat(said(results, "receivers")).contains("Teams channel data-ops", "mail", "warehouse");
  }

  @Test
  void the_api_is_called_twice_with_stored_slots_and_nothing_is_sent() throws Exception {
    examine(yaml);

    assertThat(get("/_sim/ledger").getInteger("total")).isEqualTo(2);
    for (String box : List.of("teams", "mail", "webhooks")) {
      assertThat(get("/_sim/inbox/" + box).getInteger("total")).isZero();
    }
    JdbcStore store = store();
    String ledger = simulator.credentials().tenantId() + "/" + simulator.instanceId();
    List<Slot> slots = await(store.slots().load(ledger));
    await(store.close());
    assertThat(slots).hasSize(2).allSatisfy(slot -> assertThat(slot.settledAt()).isNotNull());
  }

  @Test
  void a_wrong_secret_is_explained_and_never_shown() throws Exception {
    secret("client-secret", "entirely-wrong");

    List<CheckResult> results = examine(yaml);

    assertThat(state(results, "token")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "token")).contains("client secret is wrong or has expired");
    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.SKIPPED);
    assertThat(results.toString()).doesNotContain("entirely-wrong");
    assertThat(get("/_sim/ledger").getInteger("total")).isZero();
  }

  @Test
  void a_wrong_key_is_reported_as_the_key() throws Exception {
    secret("key", "ffffffffffffffffffffffffffffffff");

    List<CheckResult> results = examine(yaml);

    assertThat(state(results, "token")).isEqualTo(CheckFinding.State.OK);
    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "api")).contains("status 401").doesNotContain("ffffffff");
    assertThat(state(results, "jobs")).isEqualTo(CheckFinding.State.SKIPPED);
  }

  @Test
  void a_wrong_instance_is_reported() throws Exception {
    String other = "00000000-1111-2222-3333-444444444444";

    List<CheckResult> results = examine(yaml.replace("" + simulator.instanceId(), other));

    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "api")).containsPattern("status 40[34]");
  }

  @Test
  void status_403_names_what_an_administrator_can_do() throws Exception {
    put("/_sim/faults", "{\"rules\":[{\"fault\":\"status\",\"status\":403,\"where\":\"api\"}]}");

    List<CheckResult> results = examine(yaml);

    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "api")).contains("status 403");
    assertThat(hints(results, "api")).contains("administrator");
  }

  @Test
  void a_closed_port_is_reported() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    List<CheckResult> results = examine(yaml.replace(":" + simulator.port(), ":" + free));

    assertThat(state(results, "token")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "receivers")).contains("Webhook warehouse cannot be reached");
  }

  @Test
  void a_forbidden_address_is_reported_with_the_rule() throws Exception {
    List<CheckResult> results = examine(yaml.replace("allow: [", "allow: [] #"));

    assertThat(said(results, "receivers")).contains("loopback");
    assertThat(hints(results, "receivers")).contains("http.allow");
  }

  @Test
  void a_damaged_database_is_reported_and_no_call_is_made() throws Exception {
    await(store().close());
    Path database = folder.resolve("data/sluice.db");
    try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[16_384]), 4_096);
    }

    List<CheckResult> results = examine(yaml);

    assertThat(state(results, "store")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "store")).contains("sluice.db is damaged");
    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.SKIPPED);
    assertThat(get("/_sim/ledger").getInteger("total")).isZero();
  }

  @Test
  void every_fault_of_the_configuration_is_reported_with_its_line() throws Exception {
    List<CheckResult> results =
        examine(yaml.replace("clientId:", "klientId:").replace("tls: none", "tls: maybe"));

    assertThat(said(results, "configuration"))
        .contains("sluice.yaml:5: environment.klientId", "sluice.yaml:13: mail.tls = 'maybe'");
    assertThat(state(results, "secrets")).isEqualTo(CheckFinding.State.SKIPPED);
    assertThat(state(results, "api")).isEqualTo(CheckFinding.State.SKIPPED);
  }

  @Test
  void a_missing_secret_is_reported_by_its_reference() throws Exception {
    Files.delete(folder.resolve("signing"));

    List<CheckResult> results = examine(yaml);

    assertThat(said(results, "secrets")).contains("http.webhooks.warehouse.key", "signing");
  }

  @Test
  void a_running_hub_is_queried_instead_of_the_api(Vertx vertx) throws Exception {
    ConsoleFixture console = ConsoleFixture.filled(vertx, Optional.empty());
    JdbcStore held = store();
    note(console.uri());

    List<CheckResult> results = examine(yaml);
    await(held.close());

    assertThat(said(results, "hub"))
        .contains("A hub is running: process 4711, since 2026-11-21T09:00:00Z");
    assertThat(results.stream().filter(one -> one.check().name().equals("hub")))
        .hasSizeGreaterThan(2);
    assertThat(state(results, "store")).isEqualTo(CheckFinding.State.SKIPPED);
    assertThat(said(results, "store")).contains("has it open");
    assertThat(said(results, "token")).contains("A hub is using the data folder");
    assertThat(get("/_sim/ledger").getInteger("total")).isZero();
  }

  @Test
  void a_stale_run_file_is_reported() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    note(URI.create("http://127.0.0.1:1"));

    List<CheckResult> results = examine(yaml);

    assertThat(state(results, "hub")).isEqualTo(CheckFinding.State.WARNING);
    assertThat(said(results, "hub")).contains("process 4711", "ended without");
    assertThat(state(results, "token")).isEqualTo(CheckFinding.State.OK);
  }

  @Test
  void a_clock_that_is_far_off_fails() throws Exception {
    Time late = new Shifted(Duration.ofMinutes(10));

    List<CheckResult> results = CheckTable.examine(installation(yaml, late));

    assertThat(state(results, "clock")).isEqualTo(CheckFinding.State.FAILED);
    assertThat(said(results, "clock")).contains("ahead of the API's");
  }

  @Test
  void the_command_exits_with_1_when_something_failed_and_prints_json() throws Exception {
    StringWriter out = new StringWriter();

    int exit = command(out, "environmint: {}\n", "--output", "json");

    assertThat(exit).isEqualTo(1);
    JsonObject json = new JsonObject(out.toString());
    assertThat(json.getInteger("failed")).isPositive();
    assertThat(json.getJsonArray("items").encode()).contains("environmint");
  }

  @Test
  void the_command_prints_state_check_finding_and_hint_and_a_summary() throws Exception {
    StringWriter out = new StringWriter();

    command(out, "environmint: {}\n");

    assertThat(out.toString())
        .containsPattern("(?m)^failed +configuration +.*sluice.yaml:1: .+$")
        .containsPattern("(?m)^ +hint: Correct it; ")
        .containsPattern("(?m)^ok +hub +No hub is running")
        .containsPattern("(?m)^skipped +api +The configuration has faults")
        .containsPattern("\\d+ ok, \\d+ warning, \\d+ failed, \\d+ skipped\\R$");
  }

  private int command(StringWriter out, String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("sluice.yaml"), text);
    CommandLine command = new CommandLine(new DoctorCommand(Time.system()));
    command.setOut(new PrintWriter(out));
    List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
    arguments.addAll(List.of(options));
    return command.execute(arguments.toArray(new String[0]));
  }

  private record Shifted(Duration ahead) implements Time {
    @Override
    public Instant instant() {
      return Time.system().instant().plus(ahead);
    }

    @Override
    public long nanos() {
      return Time.system().nanos();
    }
  }

  private List<CheckResult> examine(String text) throws IOException {
    return CheckTable.examine(installation(text, Time.system()));
  }

  /** Trusts an empty ledger, so that the first call does not wait a minute. */
  private Installation installation(String text, Time time) throws IOException {
    Path file = Files.writeString(folder.resolve("sluice.yaml"), text);
    Installation.LoadedConfig read = Installation.LoadedConfig.of(Optional.of(file));
    Installation.LoadedConfig trusting =
        new Installation.LoadedConfig(
            read.file(),
            read.faults(),
            read.config()
                .map(
                    one ->
                        new HubConfig(
                            one.source(),
                            one.connectors(),
                            one.outbound(),
                            one.flows(),
                            one.gate().trustingEmptyLedger(),
                            one.store(),
                            one.console(),
                            one.ingress())));
    return new Installation(trusting, folder.resolve("data"), time);
  }

  private JdbcStore store() {
    return JdbcStore.open(
        StoreConfig.in(folder.resolve("data")),
        StoreThreads.own(),
        Time.system(),
        new Meters(new SimpleMeterRegistry()));
  }

  private void note(URI base) throws IOException {
    new RunFile(
            4711,
            base.resolve("/"),
            base.resolve("/api/v1"),
            base.resolve("/metrics"),
            Optional.empty(),
            Instant.parse("2026-11-21T09:00:00Z"),
            Optional.empty())
        .write(folder.resolve("data"));
  }

  private void secret(String name, String value) throws IOException {
    Files.writeString(folder.resolve(name), value);
  }

  private static CheckFinding.State state(List<CheckResult> results, String check) {
    return results.stream()
        .filter(result -> result.check().name().equals(check))
        .findFirst()
        .orElseThrow()
        .finding()
        .state();
  }

  private static String said(List<CheckResult> results, String check) {
    return results.stream()
        .filter(result -> result.check().name().equals(check))
        .map(result -> result.finding().sentence())
        .reduce("", (one, two) -> one + "\n" + two);
  }

  private static String hints(List<CheckResult> results, String check) {
    return results.stream()
        .filter(result -> result.check().name().equals(check))
        .map(result -> result.finding().hint())
        .reduce("", (one, two) -> one + "\n" + two);
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.uri() + path)).build();
    return new JsonObject(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private void put(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.uri() + path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
