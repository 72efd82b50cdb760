package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.outbound.Outbound.MailContent;
import io.sluice.hub.outbound.Outbound.MailEnvelope;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDialogTest {
  private static final MailServer PLAIN =
      new MailServer("mail.example", 25, MailServer.Tls.NONE, Optional.empty(), Optional.empty());
  @TempDir Path folder;

  @Test
  void a_mail_is_submitted_command_by_command() {
    SmtpDialog dialog = new SmtpDialog(PLAIN, mail("a@x.example", "b@x.example"));
    dialog.localAddress("10.0.0.7");
    assertThat(line(dialog, 220, "hello")).isEqualTo("EHLO [10.0.0.7]");
    assertThat(line(dialog, 250, "mail.example", "SIZE 1000"))
        .isEqualTo("MAIL FROM:<hub@x.example>");
    assertThat(line(dialog, 250)).isEqualTo("RCPT TO:<a@x.example>");
    assertThat(line(dialog, 250)).isEqualTo("RCPT TO:<b@x.example>");
    assertThat(line(dialog, 250)).isEqualTo("DATA");
    assertThat(dialog.on(reply(354))).isEqualTo(new SmtpDialog.Content());
    assertThat(dialog.on(reply(250)))
        .isInstanceOfSatisfying(
            SmtpDialog.Finish.class,
            finish ->
                assertThat(finish.answer().accepted())
                    .containsExactly("a@x.example", "b@x.example"));
  }

  @Test
  void a_refused_recipient_does_not_stop_the_others() {
    SmtpDialog dialog = atRecipients("a@x.example", "b@x.example", "c@x.example");
    line(dialog, 550, "no such user");
    line(dialog, 250);
    line(dialog, 451, "greylisted");
    dialog.on(reply(354));
    SmtpDialog.Finish finish = (SmtpDialog.Finish) dialog.on(reply(250));
    assertThat(finish.answer().accepted()).containsExactly("b@x.example");
    assertThat(finish.answer().refused())
        .containsEntry("a@x.example", "550 no such user")
        .containsEntry("c@x.example", "451 greylisted");
  }

  @Test
  void all_recipients_refused_is_final_unless_one_refusal_is_temporary() {
    SmtpDialog dialog = atRecipients("a@x.example", "b@x.example");
    line(dialog, 550);
    assertThat(refusal(dialog, reply(550)).outcome()).isEqualTo(Outcome.REJECTED);
    SmtpDialog grey = atRecipients("a@x.example", "b@x.example");
    line(grey, 550);
    assertThat(refusal(grey, reply(450)).outcome()).isEqualTo(Outcome.UNAVAILABLE);
  }

  @Test
  void temporary_and_final_refusals_are_distinguished_at_every_step() {
    assertThat(refusal(new SmtpDialog(PLAIN, mail("a@x.example")), reply(554)).outcome())
        .isEqualTo(Outcome.REJECTED);
    assertThat(refusal(new SmtpDialog(PLAIN, mail("a@x.example")), reply(421)).outcome())
        .isEqualTo(Outcome.UNAVAILABLE);
    SmtpDialog data = atRecipients("a@x.example");
    line(data, 250);
    data.on(reply(354));
    assertThat(refusal(data, reply(452)).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    SmtpDialog content = atRecipients("a@x.example");
    line(content, 250);
    assertThat(refusal(content, reply(552)).outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void configured_encryption_is_never_skipped() {
    SmtpDialog dialog = new SmtpDialog(server(MailServer.Tls.STARTTLS), mail("a@x.example"));
    dialog.on(reply(220));
    OutboundException refused = refusal(dialog, reply(250, "mail.example", "AUTH PLAIN"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused).hasMessageContaining("STARTTLS");
  }

  @Test
  void the_login_waits_for_the_encryption() {
    SmtpDialog dialog = new SmtpDialog(server(MailServer.Tls.STARTTLS), mail("a@x.example"));
    dialog.on(reply(220));
    assertThat(line(dialog, 250, "mail.example", "STARTTLS", "AUTH PLAIN")).isEqualTo("STARTTLS");
    assertThat(dialog.on(reply(220))).isEqualTo(new SmtpDialog.Encrypt());
    assertThat(dialog.encrypted()).isEqualTo(new SmtpDialog.Send("EHLO [127.0.0.1]"));
    String login = line(dialog, 250, "mail.example", "AUTH LOGIN PLAIN");
    assertThat(login).startsWith("AUTH PLAIN ");
    assertThat(decoded(login.substring(11))).isEqualTo("\0hub\0canary-password");
    assertThat(line(dialog, 235)).startsWith("MAIL FROM");
  }

  @Test
  void auth_login_is_supported_too() {
    SmtpDialog dialog = new SmtpDialog(server(MailServer.Tls.TLS), mail("a@x.example"));
    dialog.on(reply(220));
    assertThat(line(dialog, 250, "mail.example", "AUTH LOGIN")).isEqualTo("AUTH LOGIN");
    assertThat(decoded(line(dialog, 334))).isEqualTo("hub");
    assertThat(decoded(line(dialog, 334))).isEqualTo("canary-password");
    OutboundException refused =
        refusal(dialog, reply(535, "wrong: Y2FuYXJ5LXBhc3N3b3Jk canary-password"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused.getMessage()).doesNotContain("canary").doesNotContain("Y2FuYXJ5");
  }

  @Test
  void a_password_is_not_sent_unencrypted() {
    IllegalArgumentException refused =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () ->
                new MailServer(
                    "mail.example",
                    25,
                    MailServer.Tls.NONE,
                    Optional.of("hub"),
                    Secret.parse("env:MAIL_PASSWORD")));
    assertThat(refused).hasMessageContaining("never sent unencrypted");
  }

  @Test
  void replies_are_split_correctly_however_the_bytes_arrive() {
    SmtpReplies replies = new SmtpReplies();
    assertThat(replies.feed(Buffer.buffer("220 he"))).isEmpty();
    assertThat(replies.feed(Buffer.buffer("llo\r\n250-one\r\n250-two\r\n25")))
        .containsExactly(new SmtpReply(220, List.of("hello")));
    assertThat(replies.feed(Buffer.buffer("0 three\r\n354\r\n")))
        .containsExactly(
            new SmtpReply(250, List.of("one", "two", "three")), new SmtpReply(354, List.of("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "999 no\r\n", "\r\n", "22\r\n"})
  void another_protocol_ends_the_dialog(String bytes) {
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> new SmtpReplies().feed(Buffer.buffer(bytes))))
        .hasMessageContaining("does not speak SMTP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@x.example",
        "a@",
        "a@@x.example",
        "a@x.example\r\nRCPT TO:<b@x.example>",
        "a@x.example\nBcc: b@x.example",
        "a@x.example>",
        "<a@x.example>",
        "Name <a@x.example>",
        "a b@x.example",
        "a@x.example b@x.example",
        "a@x.example,b@x.example",
        "\"a\r\n\"@x.example",
        "a@x.example\u0000",
        "a@-x.example",
        "a@x..example",
        ".a@x.example",
        "a.@x.example",
        "\u00e4@x.example",
        "a@\u00e4.example",
        "a@[127.0.0.1]",
        "a@x.example\r\n.\r\nMAIL FROM:<evil@x.example>"
      })
  void a_recipient_that_is_more_than_an_address_is_refused(String recipient) {
    OutboundException refused =
        catchThrowableOfType(OutboundException.class, () -> MailAddresses.check(mail(recipient)));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: b@x.example",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "a\u001bb"
      })
  void a_subject_of_more_than_one_line_is_refused(String subject) {
    assertThat(
            catchThrowableOfType(
                OutboundException.class,
                () -> MailAddresses.check(mail(subject, Map.of(), "a@x.example"))))
        .hasMessageContaining("subject");
  }

  @Test
  void a_header_cannot_override_other_fields() {
    for (String name :
        List.of("To", "bcc", "Content-Type", "Message-ID", "X\r\nY", "", "\u00e4", "X Y")) {
      assertThat(
              catchThrowableOfType(
                  OutboundException.class,
                  () -> MailAddresses.check(mail("s", Map.of(name, "v"), "a@x.example"))))
          .as(name)
          .isNotNull();
    }
    assertThat(
            catchThrowableOfType(
                OutboundException.class,
                () -> MailAddresses.check(mail("s", Map.of("X-A", "v\r\nX-B: w"), "a@x.example"))))
        .isNotNull();
  }

  @Test
  void a_mail_is_ascii_and_decodes_to_its_content() {
    String subject = "Umsatz über der Schwelle: " + "🎉".repeat(20);
    String written =
        MimeMail.write(
                mail(subject, Map.of("Importance", "high"), "a@x.example", "b@x.example"),
                Instant.parse("2026-03-04T06:00:00Z"))
            .toString();
    assertThat(written.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    assertThat(written.chars().allMatch(one -> one < 0x7f)).isTrue();
    assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(written)
        .contains("Date: Wed, 4 Mar 2026 06:00:00 GMT\r\n")
        .contains("To: a@x.example,\r\n b@x.example\r\n")
        .contains("Message-ID: <key@x.example>\r\n")
        .contains("Importance: high\r\n")
        .contains("multipart/alternative");
    assertThat(words(written)).isEqualTo(subject);
    assertThat(written).contains(base64("plain\r\n.\r\nQUIT")).contains(base64("<p>html</p>"));
  }

  private static String words(String mail) {
    String folded = mail.substring(mail.indexOf("Subject: ") + 9, mail.indexOf("\r\nMessage-ID"));
    StringBuilder text = new StringBuilder();
    for (String word : folded.split("\r\n ", -1)) {
      text.append(decoded(word.substring("=?utf-8?B?".length(), word.length() - 2)));
    }
    return text.toString();
  }

  private SmtpDialog atRecipients(String... recipients) {
    SmtpDialog dialog = new SmtpDialog(PLAIN, mail(recipients));
    line(dialog, 220);
    line(dialog, 250);
    line(dialog, 250);
    return dialog;
  }

  private MailServer server(MailServer.Tls tls) {
    try {
      Path file = Files.writeString(folder.resolve("password"), "canary-password\n");
      return new MailServer(
          "mail.example", 587, tls, Optional.of("hub"), Optional.of(Secret.file(file)));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String line(SmtpDialog dialog, int code, String... lines) {
    SmtpDialog.SmtpStep step = dialog.on(reply(code, lines));
    return step instanceof SmtpDialog.Send send ? send.line() : step.toString();
  }

  private static OutboundException refusal(SmtpDialog dialog, SmtpReply reply) {
    return catchThrowableOfType(OutboundException.class, () -> dialog.on(reply));
  }

  private static SmtpReply reply(int code, String... lines) {
    return new SmtpReply(code, List.of(lines));
  }

  static MailCall mail(String... to) {
    return mail("subject", Map.of(), to);
  }

  private static MailCall mail(String subject, Map<String, String> headers, String... to) {
    return new MailCall(
        OutboundWorld.terms(Duration.ofSeconds(10)),
        new MailEnvelope("hub@x.example", List.of(to), List.of(), List.of()),
        new MailContent(subject, "plain\r\n.\r\nQUIT", "<p>html</p>"),
        headers,
        "<key@x.example>");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
