package io.sluice.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.hub.app.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  private static final String[] SIX_KINDS = {
    "datasource.refresh.failed",
    "datasource.refresh.succeeded",
    "segment.threshold.crossed",
    "measure.threshold.crossed",
    "refresh.completed",
    "unification.completed"
  };

  @TempDir Path data;

  @Test
  void all_six_kinds_fire_and_both_deliveries_arrive_within_two_minutes() throws Exception {
    try (DemoProcess demo = DemoProcess.start(data)) {
      Eventually.within(
          Duration.ofMinutes(2),
          () -> assertThat(demo.all("/api/v1/events?limit=1000", "kind")).contains(SIX_KINDS));
      Eventually.within(
          Duration.ofSeconds(30),
          () -> {
            assertThat(inbox(demo, "teams")).contains("refresh");
            assertThat(inbox(demo, "mail")).contains("HighValueCustomers");
          });
      JsonNode ledger = demo.get("simulator", "/_sim/ledger");
      assertThat(ledger.path("largestIn60s").asInt()).isBetween(1, 100);
      assertThat(ledger.path("throttled").asInt()).isZero();
      assertThat(demo.stop()).isIn(0, 143);
      assertThat(data.resolve("run.json")).doesNotExist();
      assertThat(data.resolve("demo.err"))
          .content()
          .doesNotContain("not everything stopped", "RejectedExecutionException");
    }
  }

  @Test
  void everything_listed_before_a_kill_is_listed_once_after_it() throws Exception {
    Set<String> accepted = new LinkedHashSet<>();
    for (int round = 0; round < 3; round++) {
      try (DemoProcess demo = DemoProcess.start(data)) {
        int before = accepted.size();
        Eventually.within(
            Duration.ofSeconds(60),
            () ->
                assertThat(demo.all("/api/v1/events?limit=1000", "id")).hasSizeGreaterThan(before));
        accepted.addAll(demo.all("/api/v1/events?limit=1000", "id"));
        demo.kill();
      }
    }
    try (DemoProcess demo = DemoProcess.start(data)) {
      List<String> listed = new ArrayList<>(demo.all("/api/v1/events?limit=1000", "id"));
      assertThat(listed).containsAll(accepted).doesNotHaveDuplicates();
      demo.stop();
    }
  }

  @Test
  void an_occupied_port_is_a_clear_sentence() throws Exception {
    try (DemoProcess demo = DemoProcess.start(data)) {
      String port = demo.address("console").replaceAll(".*:(\\d+).*", "$1");
      Result second = run("demo", "--port", port, "--data", data.resolve("second").toString());
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.text()).contains(port).contains("in use").doesNotContain("\tat ");
    }
  }

  @Test
  void a_second_demo_on_the_folder_of_a_running_one_is_refused_and_changes_nothing()
      throws Exception {
    try (DemoProcess demo = DemoProcess.start(data)) {
      Path secret = data.resolve("secrets").resolve("teams-data-ops");
      String before = Files.readString(secret);

      Result second =
          run("demo", "--port", "0", "--simulator-port", "0", "--data", data.toString());

      assertThat(second.code()).isEqualTo(1);
      assertThat(second.text()).contains("in use by process").doesNotContain("\tat ");
      assertThat(secret).content().isEqualTo(before);
      assertThat(data.resolve("run.json")).exists();
      assertThat(demo.stop()).isIn(0, 143);
    }
  }

  @Test
  void the_jar_alone_prints_help() throws Exception {
    Result help = run();
    assertThat(help.text()).contains("demo").contains("start").contains("trigger");
    assertThat(help.code()).isZero();
  }

  @Test
  void every_error_of_a_configuration_is_reported_before_anything_starts() throws Exception {
    Path config = data.resolve("sluice.yaml");
    Files.writeString(
        config,
        """
        environment:
          name: contoso
          api: not-an-address
          subscriptionKey: plain-text
        flwos: flows
        """);
    Result result = run("start", "--config", config.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.text())
        .contains("sluice.yaml:3: environment.api = 'not-an-address'")
        .contains("sluice.yaml:4: environment.subscriptionKey")
        .contains("env:")
        .doesNotContain("plain-text")
        .contains("environment.instanceId")
        .contains("did you mean 'flows'?")
        .doesNotContain("\tat ");
  }

  private static String inbox(DemoProcess demo, String sink) {
    return demo.get("simulator", "/_sim/inbox/" + sink).toString();
  }

  private record Result(int code, String text) {}

  private static Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = DemoProcess.command();
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }
}
