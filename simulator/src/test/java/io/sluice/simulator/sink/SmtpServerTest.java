package io.sluice.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.front.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mail server on the wire, spoken to byte by byte. */
@ExtendWith(VertxExtension.class)
class SmtpServerTest {
  private final Inbox inbox = new Inbox();
  private final Ledger ledger = new Ledger();
  private final MailSink sink =
      new MailSink(
          inbox,
          ledger,
          InstantSource.fixed(Instant.parse("2026-03-01T06:00:00Z")),
          SmtpPolicy.accepting());

  /** Sends everything at once and returns the server's output until it closed the connection. */
  private String say(Vertx vertx, String text) throws Exception {
    SmtpServer server = new SmtpServer(vertx, sink::open);
    // Referenced until the end: an unreachable client is collected, which closes its connections.
    NetClient client = vertx.createNetClient();
    Future<String> said =
        server
            .listen("127.0.0.1", 0)
            .compose(port -> client.connect(port, "127.0.0.1"))
            .compose(
                socket -> {
                  Promise<String> closed = Promise.promise();
                  Buffer heard = Buffer.buffer();
                  socket.handler(heard::appendBuffer);
                  socket.closeHandler(gone -> closed.complete(heard.toString()));
                  socket.write(text);
                  return closed.future();
                });
    String all = said.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    client.close();
    return all;
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  @Test
  void commands_sent_all_at_once_are_answered_in_order(Vertx vertx) throws Exception {
    String said =
        say(
            vertx,
            lines(
                "EHLO me",
                "MAIL FROM:<a@x.example>",
                "RCPT TO:<b@x.example>",
                "DATA",
                "Subject: hi",
                "",
                "body",
                ".",
                "QUIT"));
    assertThat(said).startsWith("220 ").contains("354 ").endsWith("221 2.0.0 Bye\r\n");
    assertThat(inbox.mail().list())
        .singleElement()
        .extracting(mail -> mail.content().subject())
        .isEqualTo("hi");
    assertThat(ledger.view(1).arrivals()).singleElement().extracting("method").isEqualTo("SMTP");
  }

  @Test
  void a_dot_between_bare_line_feeds_does_not_end_a_mail(Vertx vertx) throws Exception {
    String smuggled = "one\n.\nMAIL FROM:<smuggler@x.example>";
    String said =
        say(
            vertx,
            lines(
                "MAIL FROM:<a@x.example>",
                "RCPT TO:<b@x.example>",
                "DATA",
                "",
                smuggled,
                ".",
                "QUIT"));
    assertThat(said).endsWith("250 2.0.0 Message taken\r\n221 2.0.0 Bye\r\n");
    assertThat(inbox.mail().list())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.from()).isEqualTo("a@x.example");
              assertThat(mail.content().text()).contains("smuggler");
            });
  }

  @Test
  void an_endless_line_is_cut_off(Vertx vertx) throws Exception {
    assertThat(say(vertx, "x".repeat(200_000))).contains("500 5.5.2 Line too long\r\n");
  }
}
