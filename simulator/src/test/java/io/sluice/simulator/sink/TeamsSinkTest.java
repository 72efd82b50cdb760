package io.sluice.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsSinkTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final String CARD =
      """
      {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",
      "contentUrl":null,"content":{"type":"AdaptiveCard","version":"1.4",
      "body":[{"type":"TextBlock","text":"hi"}]}}]}""";

  private final Inbox inbox = new Inbox();
  private final TeamsSink sink = new TeamsSink(inbox, RateLimit.FOUR_PER_SECOND);

  private Answer post(String path, String body, Instant now) {
    return sink.answer(Request.of("POST", path, Map.of(), Buffer.buffer(body)), now);
  }

  @Test
  void a_card_is_accepted_with_202_and_an_empty_body() {
    Answer answer = post("/teams/ops", CARD, NOW);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEmpty();
    assertThat(inbox.teams().list())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.channel()).isEqualTo("ops");
              assertThat(card.posted()).isTrue();
              assertThat(card.problems()).isEmpty();
            });
  }

  @Test
  void a_body_that_fails_the_triggers_schema_is_refused() {
    assertThat(post("/teams/ops", "{", NOW).status()).isEqualTo(400);
    Answer wrong = post("/teams/ops", "{\"type\":\"note\",\"attachments\":{}}", NOW);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("TriggerInputSchemaMismatch").contains("attachments");
    assertThat(inbox.teams().list()).isEmpty();
  }

  @Test
  void a_plain_text_is_accepted_and_never_posted() {
    assertThat(post("/teams/ops", "{\"text\":\"hi\"}", NOW).status()).isEqualTo(202);
    assertThat(inbox.teams().list())
        .singleElement()
        .satisfies(card -> assertThat(card.posted()).isFalse());
  }

  @Test
  void a_card_of_an_unsupported_version_is_accepted_but_not_posted() {
    post("/teams/ops", CARD.replace("1.4", "1.6"), NOW);
    post("/teams/ops", CARD.replace("1.4", "new"), NOW);
    assertThat(inbox.teams().list())
        .extracting(Inbox.TeamsCard::posted)
        .containsExactly(false, false);
  }

  @Test
  void a_submit_action_is_reported_as_omitted() {
    post(
        "/teams/ops",
        CARD.replace("\"version\"", "\"actions\":[{\"type\":\"Action.Submit\"}],\"version\""),
        NOW);
    assertThat(inbox.teams().list())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.posted()).isTrue();
              assertThat(card.problems()).hasSize(1);
            });
  }

  @Test
  void the_classic_webhook_answers_with_the_number_one() {
    Answer answer = post("/webhookb2/ops/IncomingWebhook/x/y", "{\"text\":\"hi\"}", NOW);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("1");
    Answer empty = post("/webhookb2/ops/IncomingWebhook/x/y", "{\"title\":\"hi\"}", NOW);
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text()).isEqualTo("Summary or Text is required.");
  }

  @Test
  void a_message_is_too_large_from_28673_bytes() {
    String filler = "x".repeat(28_672 - "{\"text\":\"\"}".length());
    assertThat(post("/teams/ops", "{\"text\":\"" + filler + "\"}", NOW).status()).isEqualTo(202);
    assertThat(post("/teams/ops", "{\"text\":\"" + filler + "x\"}", NOW).status()).isEqualTo(413);
  }

  @Test
  void the_fifth_message_in_a_second_is_throttled_per_channel() {
    for (int i = 0; i < 4; i++) {
      assertThat(post("/teams/ops", CARD, NOW.plusMillis(i)).status()).isEqualTo(202);
    }
    Answer fifth = post("/teams/ops", CARD, NOW.plusMillis(999));
    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.headers()).containsEntry("Retry-After", "1");
    assertThat(post("/teams/sales", CARD, NOW.plusMillis(999)).status()).isEqualTo(202);
    assertThat(post("/teams/ops", CARD, NOW.plusMillis(1_000)).status()).isEqualTo(202);
  }

  @Test
  void all_documented_limits_hold_together() {
    TeamsSink strict = new TeamsSink(inbox, RateLimit.TEAMS);
    List<Integer> statuses =
        java.util.stream.IntStream.range(0, 61)
            .mapToObj(i -> Request.of("POST", "/teams/ops", Map.of(), Buffer.buffer(CARD)))
            .map(request -> strict.answer(request, NOW.plusMillis(400L * inbox.teams().total())))
            .map(Answer::status)
            .toList();
    assertThat(statuses.subList(0, 60)).containsOnly(202);
    assertThat(statuses.get(60)).isEqualTo(429);
  }

  @Test
  void only_a_post_to_a_channel_is_taken() {
    assertThat(sink.answer(Request.of("GET", "/teams/ops"), NOW).status()).isEqualTo(405);
    assertThat(post("/teams/", CARD, NOW).status()).isEqualTo(404);
  }
}
