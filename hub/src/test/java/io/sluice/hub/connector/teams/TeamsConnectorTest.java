package io.sluice.hub.connector.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorFixtures;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.ScriptedOutbound;
import io.sluice.hub.json.WireJson;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsConnectorTest {
  private final VirtualTime world = new VirtualTime(Instant.parse("2026-03-04T06:00:00Z"));
  private final ScriptedOutbound outbound = new ScriptedOutbound();
  @TempDir Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_message_with_power_automates_parameters_becomes_an_adaptive_card() {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    Answer answer =
        ask(
            "PostMessageToConversation",
            Map.of(
                "poster", "Flow bot",
                "location", "Channel",
                "body/recipient/channelId", "ops",
                "body/messageBody", "<p>Refresh of <b>POS</b> failed</p>"));
    assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(outbound.calls.get(0).uri()).hasToString(ConnectorFixtures.WORKFLOW_URL);
    String sent = String.valueOf(outbound.calls.get(0).body());
    assertThat(sent)
        .startsWith(
            "{\"type\":\"message\",\"attachments\":[{\"contentType\":"
                + "\"application/vnd.microsoft.card.adaptive\",\"contentUrl\":null,")
        .contains("\"version\":\"1.4\"")
        .contains("\"text\":\"Refresh of POS failed\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | 1 | SUCCEEDED",
        "200 | Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
            + " error 429 with ContextId tcid=0 | THROTTLED",
        "200 | Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
            + " error 413 with ContextId tcid=0 | REJECTED",
        "200 | Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
            + " error 400 with ContextId tcid=0 | REJECTED",
        "200 | Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
            + " error 500 with ContextId tcid=0 | UNAVAILABLE",
        "200 | something nobody has seen | UNKNOWN",
        "400 | Summary or Text is required. | REJECTED",
        "410 | gone | REJECTED",
        "429 | slow down | THROTTLED",
        "202 | anything | SUCCEEDED",
      })
  void the_body_of_an_answer_counts_as_well(int status, String body, Outcome outcome) {
    outbound.http(call -> ScriptedOutbound.answer(status, "text/plain", body));
    assertThat(ask("PostMessage", Map.of("channel", "old", "messageBody", "x")).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 26_000, 27_000, 28_671, 28_672, 28_673, 60_000, 400_000})
  void a_message_never_exceeds_the_limit_of_teams(int length) {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    for (String letter : List.of("x", "é", "🎉")) {
      for (String channel : List.of("ops", "old")) {
        ask("PostMessage", Map.of("channel", channel, "messageBody", letter.repeat(length)));
        ask(
            "PostMessage",
            Map.of(
                "channel",
                channel,
                "messageBody",
                "short",
                "facts",
                Map.of("long", letter.repeat(length))));
      }
    }
    assertThat(outbound.calls)
        .allSatisfy(
            call -> {
              Buffer body = Objects.requireNonNull(call.body());
              assertThat(body.length()).isLessThanOrEqualTo(28_672);
              assertThat(WireJson.read(body)).isPresent();
            });
  }

  @Test
  void many_facts_are_cut_and_the_card_stays_whole() {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < 5_000; i++) {
      facts.put("fact " + i, "value " + i);
    }
    ask("PostMessage", Map.of("channel", "ops", "messageBody", "text", "facts", facts));
    assertThat(WireJson.read(Objects.requireNonNull(outbound.calls.get(0).body()))).isPresent();
  }

  @Test
  void a_flows_own_card_is_sent_unchanged_or_refused() {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    String card = "{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[%s]}";
    ask("PostCard", Map.of("channel", "ops", "messageBody", card.formatted("")));
    assertThat(String.valueOf(outbound.calls.get(0).body()))
        .contains("\"content\":{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[]}");
    String large = card.formatted("\"" + "x".repeat(30_000) + "\"");
    Assertions.assertThatThrownBy(
            () -> ask("PostCard", Map.of("channel", "ops", "messageBody", large)))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("shorten it");
  }

  @Test
  void data_creates_no_links_mentions_or_formatting() {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    ask(
        "PostMessage",
        Map.of(
            "channel", "ops",
            "title", "**bold** [link](https://evil.example)",
            "messageBody", "hello <at>everybody</at><script>alert(1)</script>",
            "facts", Map.of("_name_", "<a href='x'>`code`</a> # ~x~ |y|")));
    String sent = String.valueOf(outbound.calls.get(0).body());
    assertThat(sent)
        .contains("\\\\*\\\\*bold\\\\*\\\\* \\\\[link\\\\](https://evil.example)")
        .contains("hello everybodyalert(1)")
        .contains("\\\\_name\\\\_")
        .contains("\\\\`code\\\\`")
        .doesNotContain("<at>")
        .doesNotContain("<script>");
  }

  @Test
  void an_unknown_channel_is_refused_with_the_list_of_channels() {
    Assertions.assertThatThrownBy(
            () -> ask("PostMessage", Map.of("channel", "nowhere", "messageBody", "x")))
        .hasMessageContaining("no Teams channel 'nowhere'")
        .hasMessageContaining("[ops, old]");
  }

  @Test
  void channels_with_one_address_share_a_bucket() throws IOException {
    outbound.http(call -> ScriptedOutbound.answer(202, "text/plain", ""));
    Map<String, TeamsConfig.Channel> channels = new LinkedHashMap<>();
    channels.put("ops", channel("https://one.example/hook/1"));
    channels.put("night", channel("https://one.example/hook/1"));
    channels.put("data", channel("https://one.example/hook/2"));
    TeamsConnector teams =
        new TeamsConnector(
            new TeamsConfig(channels), outbound, new Meters(new SimpleMeterRegistry()));
    for (String name : List.of("ops", "night", "data", "night")) {
      Map<String, @Nullable Object> message = Map.of("channel", name, "text", "hello");
      world.await(
          teams.call(ConnectorFixtures.call("PostMessage", message)), Duration.ofMinutes(1));
    }
    assertThat(outbound.calls)
        .extracting(call -> call.terms().bucket().label())
        .containsExactly("teams:ops", "teams:ops", "teams:data", "teams:ops");
  }

  private TeamsConfig.Channel channel(String address) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "hook", ""), address);
    return new TeamsConfig.Channel(Secret.file(file), TeamsConfig.WebhookForm.WORKFLOW);
  }

  private Answer ask(String operation, Map<String, @Nullable Object> parameters) {
    Connector teams =
        Objects.requireNonNull(
            new ConnectorFixtures(folder).connectors(outbound, world).get(Connectors.TEAMS));
    return world.await(
        teams.call(ConnectorFixtures.call(operation, parameters)), Duration.ofMinutes(1));
  }
}
