package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.Terminal;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the commands against a real simulator with a paused clock, found through its run file. */
@ExtendWith(VertxExtension.class)
class SimCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String uri = "";
  private WebClient web;

  @Command(name = "sluice")
  private static final class Root {}

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    Clock still = Clock.fixed(NOW, ZoneOffset.UTC);
    Simulator simulator = await(Simulator.start(vertx, SimulatorConfig.defaults(still)));
    uri = simulator.uri();
    new SimulatorRunFile(ProcessHandle.current().pid(), URI.create(uri), NOW).write(data);
    web = WebClient.create(vertx);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private int run(Object sim, List<String> args) {
    CommandLine root = new CommandLine(new Root());
    root.addSubcommand(new TriggerCommand());
    root.addSubcommand(sim);
    root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setParameterExceptionHandler(new UsageErrorHandler());
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return root.execute(args.toArray(String[]::new));
  }

  private int sim(String... args) {
    List<String> all = new ArrayList<>(List.of("sim"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data", data.toString()));
    return run(new SimCommand(), all);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private JsonObject json() {
    return new JsonObject(out.toString());
  }

  private void refused(String error, String hint) {
    assertThat(err.toString()).contains("error: ").contains(error).contains(hint);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void the_world_is_shown_with_its_time_and_sizes() {
    assertThat(sim("world")).isEqualTo(ExitCode.OK);
    assertThat(lines().subList(0, 3))
        .containsExactly(
            "environment  retailer", "seed         1", "time         2026-03-02 06:00:00Z");
    assertThat(out.toString())
        .contains("48171 customers, 5 data sources, 7 segments, 4 measures")
        .contains("Available environments: retailer, enterprise, adversarial.");
    assertThat(sim("world", "--output", "json")).isEqualTo(ExitCode.OK);
    assertThat(json().getString("environment")).isEqualTo("retailer");
  }

  @Test
  void the_latest_facts_are_shown_or_those_after_a_number() {
    assertThat(sim("facts", "--limit", "2")).isEqualTo(ExitCode.OK);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0)).matches("AT +SEQ +FACT +OUTCOME +VALUE +OF");
    assertThat(out.toString()).contains("job all (scheduled)  successful");
    assertThat(sim("facts", "--since", "0", "--limit", "2")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(1)).contains("  1    task ingestion  successful");
    assertThat(lines().get(4)).matches("\\d+ more: --since 2");
    assertThat(sim("facts", "--since", "100000")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("Nothing has happened since then.");
    assertThat(sim("facts", "--limit", "0")).isEqualTo(ExitCode.USAGE);
    refused("--limit is 0: it must be from 1 to 10000", "--limit 1");
  }

  @Test
  void followed_facts_are_printed_as_one_json_line_each() {
    List<Boolean> looks = new ArrayList<>(List.of(true, true, false));
    FactsCommand facts =
        new FactsCommand(
            () -> {
              new HubClientProbe(uri).step();
              return looks.remove(0);
            });
    int exit =
        run(
            facts,
            List.of(
                "facts",
                "--follow",
                "--limit",
                "1",
                "--output",
                "json",
                "--data",
                data.toString()));
    assertThat(exit).isEqualTo(ExitCode.OK);
    List<Long> sequences =
        lines().stream().map(line -> new JsonObject(line).getLong("sequence")).toList();
    assertThat(sequences).hasSizeGreaterThan(2).doesNotHaveDuplicates().isSorted();
  }

  /** Advances the world between two polls. */
  private record HubClientProbe(String uri) {
    void step() {
      HubClient.ofSimulator(URI.create(uri))
          .post("/_sim/clock", new JsonObject().put("action", "step").put("by", "PT10M"));
    }
  }

  @Test
  void the_ledger_counts_every_endpoint_and_is_exported() throws Exception {
    await(web.getAbs(uri + "/v1/instances").putHeader("Ocp-Apim-Subscription-Key", "x").send());
    await(web.postAbs(uri + "/hooks/a,b").sendJsonObject(new JsonObject()));
    assertThat(sim("ledger", "--arrivals", "5")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "ENDPOINT  TOTAL  LARGEST IN 60 S  THROTTLED",
            "api       1      1                0",
            "token     0      0                0",
            "sinks     1      1                0",
            "",
            "AT                    ENDPOINT  THROTTLED  METHOD  PATH",
            "2026-03-02 06:00:00Z  api                  GET     /v1/instances",
            "2026-03-02 06:00:00Z  sinks                POST    /hooks/a,b");
    Path csv = data.resolve("arrivals.csv");
    assertThat(sim("ledger", "--export", csv.toString())).isEqualTo(ExitCode.OK);
    assertThat(csv)
        .hasContent(
            """
            at,door,method,path,throttled
            2026-03-02T06:00:00Z,api,GET,/v1/instances,false
            2026-03-02T06:00:00Z,sinks,POST,"/hooks/a,b",false
            """);
    Path json = data.resolve("arrivals.json");
    assertThat(sim("ledger", "--export", json.toString())).isEqualTo(ExitCode.OK);
    assertThat(new JsonObject(Files.readString(json)).getInteger("total")).isEqualTo(1);
    assertThat(sim("ledger", "--export", "arrivals.xls")).isEqualTo(ExitCode.USAGE);
    refused("the file extension selects the format", "use a name ending in .csv or .json");
    assertThat(sim("ledger", "--export", data.resolve("no/such/a.csv").toString()))
        .isEqualTo(ExitCode.FAILED);
    refused("cannot be written", "choose a file in an existing, writable folder");
  }

  @Test
  void the_clock_is_paused_stepped_advanced_and_run() {
    assertThat(sim("clock")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).isEqualTo("time        2026-03-02 06:00:00Z, running");
    assertThat(lines().get(1)).isEqualTo("ahead       no");
    assertThat(sim("clock", "pause")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).endsWith("paused");
    assertThat(sim("clock", "step", "1h30m")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).isEqualTo("time        2026-03-02 07:30:00Z, paused");
    assertThat(lines().get(1)).isEqualTo("ahead       90 min of this machine's clock");
    assertThat(sim("clock", "step", "PT10M")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).contains("07:40:00Z");
    assertThat(sim("clock", "advance", "2026-03-02 08:00:00Z")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).contains("08:00:00Z");
    assertThat(sim("clock", "advance", "06:00")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).contains("2026-03-03 06:00:00Z");
    assertThat(sim("clock", "next", "--output", "json")).isEqualTo(ExitCode.OK);
    assertThat(json().getString("mode")).isEqualTo("paused");
    assertThat(sim("clock", "run")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).endsWith("running");
    assertThat(sim("clock", "run", "--times", "60")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).endsWith("running 60 times as fast");
  }

  @Test
  void a_scenario_is_started_and_its_expectations_are_shown() {
    assertThat(sim("scenario")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).isEqualTo("No scenario is running.");
    assertThat(sim("scenario", "failing-source", "--from-start")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .contains(
            "A source fails twice, heals, and the refresh after it completes",
            "time         2026-01-05 08:00:00Z");
    assertThat(out.toString()).contains("The instance has a new id");
    assertThat(sim("clock", "step", "5m")).isEqualTo(ExitCode.OK);
    assertThat(sim("scenario", "--expectations")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).matches("VERDICT +HAPPENED +EXPECTED +OF +HOW OFTEN");
    assertThat(out.toString()).contains("datasource.refresh.failed     Loyalty");
    assertThat(sim("scenario", "--from-start")).isEqualTo(ExitCode.USAGE);
    refused("--from-start requires the name or file of a scenario", "scenario -h");
  }

  @Test
  void a_wrong_clock_command_fails_with_a_hint() {
    assertThat(sim("clock", "stpe")).isEqualTo(ExitCode.USAGE);
    refused("\"stpe\" is not an action of the clock", "did you mean \"step\"?");
    assertThat(sim("clock", "step")).isEqualTo(ExitCode.USAGE);
    refused("step needs a duration, for example step 1h", "clock -h");
    assertThat(sim("clock", "step", "soon")).isEqualTo(ExitCode.USAGE);
    refused("DURATION is \"soon\"", "1h30m");
    assertThat(sim("clock", "step", "400d")).isEqualTo(ExitCode.USAGE);
    refused("at most 370 days", "sim clock -h");
    assertThat(sim("clock", "advance", "tomorrow")).isEqualTo(ExitCode.USAGE);
    refused("TIME is \"tomorrow\"", "2026-03-01T06:00:00Z");
    assertThat(sim("clock", "advance", "2020-01-01T00:00:00Z")).isEqualTo(ExitCode.USAGE);
    refused("The clock only moves forward", "");
    assertThat(sim("clock", "pause", "now")).isEqualTo(ExitCode.USAGE);
    refused("pause takes no value", "");
    assertThat(sim("clock", "next", "--times", "2")).isEqualTo(ExitCode.USAGE);
    refused("--times is only valid with run, not with next", "omit --times");
    assertThat(sim("clock", "run", "--times", "0")).isEqualTo(ExitCode.USAGE);
    refused("--times is 0", "it must be from 1");
  }

  @Test
  void faults_are_added_one_by_one_and_cleared() {
    assertThat(sim("faults")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).isEqualTo("No fault rule is active.");
    assertThat(out.toString())
        .contains("./sluice sim faults add latency --set 'millis=[100,2000]'")
        .contains("./sluice sim faults add timeout --probability 0.01");
    assertThat(
            sim(
                "faults",
                "add",
                "status",
                "--set",
                "status=503",
                "--set",
                "retryAfter=30",
                "--where",
                "api",
                "--probability",
                "0.5",
                "--for",
                "5m"))
        .isEqualTo(ExitCode.OK);
    assertThat(sim("faults", "add", "latency", "--set", "millis=[1,2]")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "STRUCK  FAULT    WHERE  PROBABILITY  MORE",
            "0       status   api    0.5          --for 5m --set status=503 --set retryAfter=30",
            "0       latency  *      1            --set 'millis=[1,2]'");
    assertThat(sim("faults", "--output", "json")).isEqualTo(ExitCode.OK);
    JsonObject rule = json().getJsonArray("rules").getJsonObject(0).getJsonObject("rule");
    assertThat(rule.getValue("status")).isEqualTo(503);
    assertThat(rule.getValue("retryAfter")).isEqualTo("30");
    assertThat(sim("faults", "clear")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("All fault rules are removed.");
  }

  @Test
  void an_unknown_fault_suggests_the_nearest() {
    assertThat(sim("faults", "add", "latnecy")).isEqualTo(ExitCode.USAGE);
    refused("\"latnecy\" is not a fault", "did you mean \"latency\"?");
    assertThat(sim("faults", "add", "bom", "--where", "Get-al-segments")).isEqualTo(ExitCode.USAGE);
    refused("neither a service nor an operation", "did you mean \"Get-all-segments\"?");
    assertThat(sim("faults", "add", "bom", "--probability", "2")).isEqualTo(ExitCode.USAGE);
    refused("--probability is 2: it must be from 0 to 1", "0.1");
    assertThat(sim("faults", "add", "status", "--set", "status=999")).isEqualTo(ExitCode.USAGE);
    refused("599", "\"./sluice sim faults\" shows an example of each fault");
    assertThat(sim("faults", "add", "bom", "--for", "ever")).isEqualTo(ExitCode.USAGE);
    refused("--for is \"ever\"", "1h30m");
  }

  @Test
  void faults_are_loaded_from_yaml_and_json() throws Exception {
    Path yaml = Files.writeString(data.resolve("f.yaml"), "rules:\n  - {fault: bom, where: api}\n");
    assertThat(sim("faults", "load", yaml.toString())).isEqualTo(ExitCode.OK);
    assertThat(lines().get(1)).isEqualTo("0       bom    api    1");
    Path json = Files.writeString(data.resolve("f.json"), "[{\"fault\":\"extra\"}]");
    assertThat(sim("faults", "load", json.toString())).isEqualTo(ExitCode.OK);
    assertThat(lines().get(1)).isEqualTo("0       extra  *      1");
    Path broken = Files.writeString(data.resolve("b.yaml"), "rules:\n  - {fault: [\n");
    assertThat(sim("faults", "load", broken.toString())).isEqualTo(ExitCode.USAGE);
    refused("b.yaml, line ", "it must be YAML or JSON");
    Path other = Files.writeString(data.resolve("o.yaml"), "faults: none\n");
    assertThat(sim("faults", "load", other.toString())).isEqualTo(ExitCode.USAGE);
    refused("contains no rules", "faults load -h");
    assertThat(sim("faults", "load", data.resolve("none.yaml").toString()))
        .isEqualTo(ExitCode.USAGE);
    refused("the file does not exist", "check the path");
  }

  @Test
  void the_inbox_lists_and_shows_what_arrived() throws Exception {
    assertThat(sim("inbox")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("No messages yet.");
    await(web.postAbs(uri + "/teams/owners").sendJsonObject(card()));
    await(web.postAbs(uri + "/hooks/warehouse").sendJsonObject(new JsonObject().put("a", 1)));
    assertThat(sim("inbox")).isEqualTo(ExitCode.OK);
    assertThat(lines().get(0)).isEqualTo("AT                    BOX    N  TO         TITLE");
    assertThat(out.toString())
        .contains("2026-03-02 06:00:00Z  teams  1  owners     High_Value grew")
        .contains("2026-03-02 06:00:00Z  hooks  1  warehouse  unsigned, {\"a\":1}")
        .contains("To read one:  ./sluice sim inbox ");
    assertThat(sim("inbox", "teams", "--show", "1")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "at       2026-03-02 06:00:00Z",
            "channel  owners",
            "title    High_Value grew",
            "",
            "  Size  1204");
    assertThat(sim("inbox", "hooks", "--show", "1")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("receiver    warehouse").endsWith("{\"a\":1}\n");
    assertThat(sim("inbox", "--empty")).isEqualTo(ExitCode.OK);
    assertThat(sim("inbox", "teams")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("No messages in teams yet.");
  }

  @Test
  void a_wrong_inbox_command_fails_with_a_hint() {
    assertThat(sim("inbox", "team")).isEqualTo(ExitCode.USAGE);
    refused("\"team\" is not a box", "did you mean \"teams\"?");
    assertThat(sim("inbox", "--show", "1")).isEqualTo(ExitCode.USAGE);
    refused("--show requires a box", "sim inbox teams --show 1");
    assertThat(sim("inbox", "mail", "--show", "1")).isEqualTo(ExitCode.FAILED);
    refused("there is no message 1 in mail", "sim inbox mail");
    assertThat(sim("inbox", "mail", "--show", "1", "--html")).isEqualTo(ExitCode.FAILED);
    refused("There is no mail 1.", "\"./sluice sim inbox mail\" lists them");
  }

  private static JsonObject card() {
    return new JsonObject(
        """
        {"type":"message","attachments":[{
          "contentType":"application/vnd.microsoft.card.adaptive",
          "content":{"type":"AdaptiveCard","version":"1.4","body":[
            {"type":"TextBlock","text":"High_Value grew"},
            {"type":"FactSet","facts":[{"title":"Size","value":"1204"}]}]}}]}
        """);
  }

  @Test
  void mail_server_and_webhook_receivers_are_configured() {
    assertThat(sim("mail", "--refuse", "gone@example.com", "--greylist", "on"))
        .isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "largest mail      10485760 bytes",
            "login required    off",
            "greylisting       on",
            "loses last reply  off",
            "refuses           gone@example.com");
    assertThat(sim("mail", "--refuse", "none")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("refuses           nobody")
        .contains("greylisting       on");
    assertThat(sim("mail", "--greylist", "maybe")).isEqualTo(ExitCode.USAGE);
    refused("\"maybe\" is not a state of --greylist", "use one of on, off");
    assertThat(sim("hook", "a", "--secret", "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ="))
        .isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("a verifies signatures from now on.");
    assertThat(sim("hook", "a", "--secret", "none")).isEqualTo(ExitCode.OK);
    assertThat(sim("hook", "a", "--secret", "plain")).isEqualTo(ExitCode.USAGE);
    refused("A webhook secret has the form whsec_", "\"./sluice sim hook -h\"");
  }

  @Test
  void a_snapshot_is_saved_restored_and_deleted() {
    assertThat(sim("snapshot")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("There are no snapshots.");
    assertThat(sim("snapshot", "monday")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "Saved \"monday\". To restore it:  ./sluice sim restore monday", "Snapshots: monday");
    assertThat(sim("clock", "step", "1h")).isEqualTo(ExitCode.OK);
    assertThat(sim("restore", "monday")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly("Restored \"monday\"; the simulated time is 2026-03-02 06:00:00Z.");
    assertThat(sim("restore", "tuesday")).isEqualTo(ExitCode.FAILED);
    refused("There is no snapshot 'tuesday'.", "\"./sluice sim snapshot NAME\"");
    assertThat(sim("snapshot", "delete", "monday")).isEqualTo(ExitCode.OK);
    assertThat(lines()).containsExactly("Deleted \"monday\".");
    assertThat(sim("snapshot", "delete")).isEqualTo(ExitCode.USAGE);
    refused("delete requires the name of a snapshot", "");
    assertThat(sim("snapshot", "a/b")).isEqualTo(ExitCode.USAGE);
    refused("\"a/b\" is not a valid name of a snapshot", "letters, digits");
    assertThat(sim("snapshot", "a", "b")).isEqualTo(ExitCode.USAGE);
    refused("is an extra argument", "snapshot -h");
  }

  /** A user who gives one answer; an empty one means that there is no terminal. */
  private record Person(String answer, List<String> asked) implements Terminal {
    @Override
    public boolean isInteractive() {
      return !answer.isEmpty();
    }

    @Override
    public String ask(String question) {
      asked.add(question);
      return answer;
    }
  }

  private int reset(Person person, String... args) {
    List<String> all = new ArrayList<>(List.of("reset"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data", data.toString()));
    return run(new ResetCommand(person), all);
  }

  @Test
  void a_reset_requires_confirmation() {
    Person no = new Person("n", new ArrayList<>());
    assertThat(reset(no, "--seed", "7")).isEqualTo(ExitCode.FAILED);
    assertThat(no.asked.get(0)).contains("the ledger and the inbox of 'retailer'? [y/N]");
    refused("nothing was changed", "--yes");
    assertThat(reset(new Person("", new ArrayList<>()))).isEqualTo(ExitCode.USAGE);
    refused("this is not a terminal", "use --yes");
    assertThat(sim("world", "--output", "json")).isEqualTo(ExitCode.OK);
    assertThat(json().getInteger("seed")).isEqualTo(1);
    assertThat(reset(new Person("y", new ArrayList<>()), "--seed", "7")).isEqualTo(ExitCode.OK);
    assertThat(lines()).contains("The world was restarted.", "seed         7");
    assertThat(out.toString()).contains("A hub that watches").contains("no longer finds it");
    assertThat(reset(new Person("y", new ArrayList<>()))).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).doesNotContain("A hub that watches");
    Person nobody = new Person("", new ArrayList<>());
    assertThat(reset(nobody, "--environment", "adversarial", "--yes")).isEqualTo(ExitCode.OK);
    assertThat(lines()).contains("environment  adversarial", "seed         7");
    assertThat(reset(nobody, "--environment", "retialer", "--yes")).isEqualTo(ExitCode.USAGE);
    refused("there is no environment \"retialer\"", "did you mean \"retailer\"?");
  }

  @Test
  void actions_change_the_world() {
    assertThat(sim("do", "restateSegment", "--segment", "HighValueCustomers", "--value", "900"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("900").contains("To see the result:  ./sluice sim facts");
    assertThat(sim("do", "refreshSource", "--source", "Loyalty", "--outcome", "failure"))
        .isEqualTo(ExitCode.OK);
    assertThat(sim("do", "missSchedule", "--count", "2")).isEqualTo(ExitCode.OK);
    assertThat(sim("do")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .contains("refreshSource      runs the ingestion of a data source (--source)")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void a_wrong_action_names_the_missing_or_extra_option() {
    assertThat(sim("do", "restateSegmnt")).isEqualTo(ExitCode.USAGE);
    refused("\"restateSegmnt\" is not an action", "\"restateSegment\"?");
    assertThat(sim("do", "restateSegment", "--value", "1")).isEqualTo(ExitCode.USAGE);
    refused("restateSegment needs --segment", "add --segment NAME");
    assertThat(sim("do", "unify", "--source", "Loyalty")).isEqualTo(ExitCode.USAGE);
    refused("unify does not accept --source", "omit --source");
    assertThat(sim("do", "setSegment", "--segment", "HighValueCustomers"))
        .isEqualTo(ExitCode.USAGE);
    refused("setSegment needs a number", "\"./sluice sim do -h\" shows its usage");
    assertThat(sim("do", "setSegment", "--segment", "Nope", "--value", "1"))
        .isEqualTo(ExitCode.USAGE);
    refused("Nope", "");
    assertThat(sim("do", "unify", "--outcome", "fail")).isEqualTo(ExitCode.USAGE);
    refused("\"fail\" is not an outcome", "failure");
    assertThat(sim("do", "setSegment", "--segment", "X", "--value", "lots"))
        .isEqualTo(ExitCode.USAGE);
    refused("--value is \"lots\"", "--value 1000");
  }

  @Test
  void operations_are_listed() {
    assertThat(sim("operations")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Get-all-segments");
  }

  @Test
  void a_mistyped_command_or_option_suggests_the_nearest() {
    assertThat(sim("wrold")).isEqualTo(ExitCode.USAGE);
    refused("sluice sim has no command \"wrold\"", "did you mean \"world\"?");
    assertThat(sim("faults", "claer")).isEqualTo(ExitCode.USAGE);
    refused("sluice sim faults has no command \"claer\"", "did you mean \"clear\"?");
    assertThat(sim("facts", "--folow")).isEqualTo(ExitCode.USAGE);
    refused("sluice sim facts has no option \"--folow\"", "did you mean \"--follow\"?");
    assertThat(sim("world", "now")).isEqualTo(ExitCode.USAGE);
    refused("sluice sim world does not accept the extra value", "-h");
    assertThat(sim("facts", "--limit", "many")).isEqualTo(ExitCode.USAGE);
    refused("--limit", "\"./sluice sim facts -h\"");
  }

  @Test
  void an_address_takes_precedence_over_a_run_file() {
    List<String> other = List.of("sim", "world", "--simulator", "http://127.0.0.1:1");
    assertThat(run(new SimCommand(), other)).isEqualTo(ExitCode.UNREACHABLE);
    refused("http://127.0.0.1:1 does not answer", "./sluice simulate");
    List<String> given = List.of("sim", "world", "--simulator", uri);
    assertThat(run(new SimCommand(), given)).isEqualTo(ExitCode.OK);
    List<String> none = List.of("sim", "world", "--data", data.resolve("none").toString());
    assertThat(run(new SimCommand(), none)).isEqualTo(ExitCode.UNREACHABLE);
    refused("neither run.json nor simulator.json exists there", "./sluice simulate");
    assertThat(run(new SimCommand(), List.of("sim", "world", "--simulator", "here")))
        .isEqualTo(ExitCode.USAGE);
    refused("--simulator is \"here\"", "http://127.0.0.1");
  }

  @Test
  void trigger_finds_a_standalone_simulator_and_checks_overrides() {
    String help = new CommandLine(new TriggerCommand()).getUsageMessage();
    for (TriggerKind kind : TriggerKinds.ALL) {
      int exit =
          run(
              new SimCommand(),
              List.of("trigger", kind.id(), "--override", "odd=1", "--data", data.toString()));
      assertThat(exit).isEqualTo(ExitCode.USAGE);
      String told = err.toString().lines().findFirst().orElse("");
      assertThat(told).startsWith("error: " + kind.id() + " knows no \"odd\"; it knows ");
      String listed =
          help.lines()
              .filter(line -> line.startsWith("  " + kind.id() + " "))
              .findFirst()
              .orElse("");
      String known = told.substring(told.indexOf("it knows ") + 9).replace(".", "");
      for (String name : known.split(", ", -1)) {
        assertThat(listed).contains(name + "=");
      }
    }
    assertThat(
            run(
                new SimCommand(),
                List.of("trigger", "refresh.completed", "--data", data.toString())))
        .isEqualTo(ExitCode.OK);
    assertThat(lines()).contains("Triggered refresh.completed in the simulator.");
    assertThat(run(new SimCommand(), List.of("trigger", "refresh.complete")))
        .isEqualTo(ExitCode.USAGE);
    refused("there is no trigger kind", "did you mean \"refresh.completed\"?");
  }

  @Test
  void every_route_of_the_control_api_has_a_command() throws Exception {
    Set<String> covered = new LinkedHashSet<>();
    for (Object row :
        await(web.getAbs(uri + "/_sim").send()).bodyAsJsonObject().getJsonArray("routes")) {
      String path = ((JsonObject) row).getString("path");
      String first = path.equals("/_sim") ? "" : path.split("/", -1)[2];
      covered.add(first);
    }
    assertThat(covered)
        .as("a new route needs a command and an entry in this list")
        .isSubsetOf(
            "",
            "world",
            "facts",
            "ledger",
            "operations",
            "trigger",
            "reset",
            "action",
            "snapshots",
            "clock",
            "faults",
            "inbox",
            "mail",
            "hooks",
            "scenario");
  }

  @Test
  void every_command_has_a_description_help_and_an_example() {
    CommandLine sim = new CommandLine(new SimCommand());
    List<CommandLine> all = new ArrayList<>(sim.getSubcommands().values());
    all.addAll(sim.getSubcommands().get("faults").getSubcommands().values());
    for (CommandLine command : all) {
      assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
      assertThat(command.getCommandSpec().mixinStandardHelpOptions()).isTrue();
      assertThat(command.getUsageMessage()).contains("Example").contains("./sluice sim ");
    }
    assertThat(new JsonArray(new ArrayList<>(sim.getSubcommands().keySet()))).hasSize(14);
  }
}
