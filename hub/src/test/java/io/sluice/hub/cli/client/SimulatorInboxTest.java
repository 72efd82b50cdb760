package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.console.Inbox;
import io.sluice.hub.console.InboxMessage;
import io.sluice.hub.console.InboxMessage.InboxChannel;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads the inbox of a real simulator. */
@ExtendWith(VertxExtension.class)
class SimulatorInboxTest {
  @Test
  void cards_and_mails_are_read_newest_first(Vertx vertx) throws Exception {
    Simulator simulator =
        await(Simulator.start(vertx, SimulatorConfig.defaults(Clock.systemUTC())));
    Inbox inbox = new SimulatorInbox(vertx, URI.create(simulator.uri()));
    assertThat(await(inbox.newest(10))).isEmpty();

    postCard(vertx, simulator);
    sendMail(vertx, simulator);

    List<InboxMessage> messages = await(inbox.newest(10));
    assertThat(messages)
        .extracting(InboxMessage::channel)
        .containsExactly(InboxChannel.MAIL, InboxChannel.TEAMS);
    InboxMessage mail = messages.get(0);
    assertThat(mail.content().title()).isEqualTo("Refresh failed");
    assertThat(mail.to()).isEqualTo("owner@contoso.example");
    assertThat(mail.from()).isEqualTo("hub@contoso.example");
    assertThat(mail.content().text()).isEqualTo("Credentials expired.");
    InboxMessage card = messages.get(1);
    assertThat(card.content().title()).isEqualTo("High_Value grew");
    assertThat(card.content().text()).isEqualTo("It went above its threshold.");
    assertThat(card.content().facts()).isEqualTo(Map.of("Size", "1204"));
    assertThat(await(inbox.newest(1))).containsExactly(mail);
  }

  @Test
  void markup_of_a_mail_is_removed() {
    assertThat(
            InboxParser.withoutTags(
                "<html><head><title>x</title></head><style>p{}</style><p>One &lt;b&gt;</p>"
                    + "\n<p>Two&nbsp;<b>three</b><br>four &amp;amp;</p></html>"))
        .isEqualTo("One <b>\nTwo three\nfour &amp;");
  }

  @Test
  void a_card_without_text_is_shown_with_a_placeholder() {
    JsonObject card =
        new JsonObject()
            .put("id", 1)
            .put("at", "2026-11-21T09:00:00Z")
            .put("channel", "owners")
            .put("problems", new JsonArray().add("not posted: no attachments"))
            .put("body", new JsonObject().put("type", "message"));
    InboxMessage message =
        InboxParser.cards(new JsonObject().put("messages", new JsonArray().add(card))).get(0);
    assertThat(message.content().title()).isEqualTo("(no text)");
    assertThat(message.content().text()).isEqualTo("not posted: no attachments");
  }

  private static void postCard(Vertx vertx, Simulator simulator) throws Exception {
    JsonObject card =
        new JsonObject(
            """
            {"type":"message","attachments":[{
              "contentType":"application/vnd.microsoft.card.adaptive",
              "content":{"type":"AdaptiveCard","version":"1.4","body":[
                {"type":"Container","items":[{"type":"TextBlock","text":"High_Value grew"}]},
                {"type":"TextBlock","text":"It went above its threshold."},
                {"type":"FactSet","facts":[{"title":"Size","value":"1204"}]}]}}]}
            """);
    int status =
        await(
                WebClient.create(vertx)
                    .postAbs(simulator.uri() + "/teams/owners")
                    .sendJsonObject(card))
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  private static void sendMail(Vertx vertx, Simulator simulator) throws Exception {
    MailConfig config = new MailConfig().setHostname("127.0.0.1").setPort(simulator.smtpPort());
    MailMessage mail =
        new MailMessage()
            .setFrom("hub@contoso.example")
            .setTo("owner@contoso.example")
            .setSubject("Refresh failed")
            .setText("Credentials expired.");
    await(MailClient.create(vertx, config).sendMail(mail));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
