package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.connector.Asking;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.mail.MailConnector;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Priority;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailOutboundTest {
  private final OutboundWorld world = new OutboundWorld(GateConfig.defaults());
  private final FakeMailServer server = new FakeMailServer(world);
  private final MailConnector connector =
      new MailConnector(
          new MailConfig(server.address(), "hub@x.example", List.of()),
          world.outbound(OutboundConfig.defaults().with(server.address())),
          world.meters);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_mail_arrives_once_with_everything() {
    Answer answer =
        send(
            "key",
            Map.of(
                "emailMessage/To", "a@x.example; b@x.example",
                "emailMessage/CC", "c@x.example",
                "emailMessage/Bcc", "d@x.example",
                "emailMessage/Subject", "Threshold crossed",
                "emailMessage/Body", "<p>1,234 &gt; 1,000</p>",
                "emailMessage/Importance", "High"));
    assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(server.mails).hasSize(1);
    assertThat(server.mails.get(0))
        .contains("To: a@x.example,\r\n b@x.example\r\n")
        .contains("Cc: c@x.example\r\n")
        .contains("Subject: Threshold crossed\r\n")
        .contains("Importance: high\r\n")
        .doesNotContain("d@x.example");
    assertThat(server.commands)
        .contains(
            "RCPT TO:<a@x.example>",
            "RCPT TO:<b@x.example>",
            "RCPT TO:<c@x.example>",
            "RCPT TO:<d@x.example>",
            "QUIT");
    assertThat(
            world
                .registry
                .get("sluice.deliveries")
                .tags("channel", "smtp", "outcome", "succeeded")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void flat_names_and_plain_text_work_too() {
    send("key", Map.of("To", List.of("a@x.example"), "Subject", "s", "Body", "1 < 2"));
    assertThat(server.mails.get(0)).contains("text/plain").doesNotContain("text/html");
  }

  @Test
  void a_lost_final_reply_is_unknown_and_the_repeat_has_the_same_message_id() {
    server.loseFinalReply = true;
    Answer doubtful = send("key", simple());
    assertThat(doubtful.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(doubtful.error()).contains("may have been sent");
    server.loseFinalReply = false;
    assertThat(send("key", simple()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(messageId(0)).isEqualTo(messageId(1));
    send("other", simple());
    assertThat(messageId(2)).isNotEqualTo(messageId(1));
  }

  @Test
  void a_connection_lost_before_the_mail_is_certainly_not_sent() {
    server.hangUpAtData = true;
    assertThat(send("key", simple()).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(server.mails).isEmpty();
  }

  @Test
  void a_further_attempt_goes_to_the_refused_recipients_only() {
    server.refusals.put("RCPT TO:<b@x.example>", "451 greylisted");
    Map<String, @Nullable Object> both = new LinkedHashMap<>(simple());
    both.put("To", "a@x.example;b@x.example");
    Answer partly = send("key", both);
    assertThat(partly.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(partly.error()).contains("b@x.example=451 greylisted");
    server.refusals.clear();
    server.commands.clear();
    assertThat(send("key", both).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(server.commands)
        .contains("RCPT TO:<b@x.example>")
        .doesNotContain("RCPT TO:<a@x.example>");
  }

  @Test
  void data_cannot_add_headers_recipients_or_a_second_mail() {
    for (String evil :
        List.of(
            "x\r\nBcc: evil@x.example",
            "x\n.\nMAIL FROM:<evil@x.example>",
            "x\r\n.\r\nMAIL FROM:<evil@x.example>\r\n")) {
      Map<String, @Nullable Object> subject = new LinkedHashMap<>(simple());
      subject.put("Subject", evil);
      assertThat(send("key", subject).outcome()).isEqualTo(Outcome.REJECTED);
      Map<String, @Nullable Object> to = new LinkedHashMap<>(simple());
      to.put("To", evil);
      assertThat(send("key", to).outcome()).isEqualTo(Outcome.REJECTED);
      Map<String, @Nullable Object> from = new LinkedHashMap<>(simple());
      from.put("From", evil);
      assertThat(send("key", from).outcome()).isEqualTo(Outcome.REJECTED);
    }
    assertThat(server.commands).isEmpty();

    Map<String, @Nullable Object> body = new LinkedHashMap<>(simple());
    body.put("Body", "x\r\n.\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<evil@x.example>\r\n");
    assertThat(send("key", body).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(server.mails).hasSize(1);
    assertThat(server.commands.stream().filter(line -> line.startsWith("MAIL")).count())
        .isEqualTo(1);
  }

  @Test
  void only_allowed_domains_are_written_to() {
    MailConnector strict =
        new MailConnector(
            new MailConfig(server.address(), "hub@x.example", List.of("X.example")),
            world.outbound(OutboundConfig.defaults().with(server.address())),
            world.meters);
    assertThat(call(strict, "key", simple()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    Map<String, @Nullable Object> stranger = new LinkedHashMap<>(simple());
    stranger.put("To", "a@y.example");
    assertThat(call(strict, "key", stranger).error()).contains("not among [x.example]");
  }

  @Test
  void attachments_are_refused_rather_than_lost() {
    Map<String, @Nullable Object> attached = new LinkedHashMap<>(simple());
    attached.put("Attachments", List.of(Map.of("FileName", "a.txt")));
    assertThat(send("key", attached).error()).contains("attachments are not supported");
  }

  private static Map<String, @Nullable Object> simple() {
    Map<String, @Nullable Object> simple = new LinkedHashMap<>();
    simple.put("To", "a@x.example");
    simple.put("Subject", "s");
    simple.put("Body", "b");
    return simple;
  }

  private String messageId(int mail) {
    return server
        .mails
        .get(mail)
        .lines()
        .filter(line -> line.startsWith("Message-ID"))
        .findFirst()
        .orElseThrow();
  }

  private Answer send(String effectKey, Map<String, @Nullable Object> parameters) {
    return call(connector, effectKey, parameters);
  }

  private Answer call(
      MailConnector to, String effectKey, Map<String, @Nullable Object> parameters) {
    Call call =
        new Call(
            "SendEmailV3",
            parameters,
            Priority.FLOW,
            "flow",
            effectKey,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));
    return Asking.ask(world, to, call);
  }
}
