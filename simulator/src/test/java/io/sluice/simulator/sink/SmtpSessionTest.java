package io.sluice.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmtpSessionTest {
  private SmtpPolicy policy = SmtpPolicy.accepting();
  private final Set<String> greeted = new LinkedHashSet<>();
  private final List<SmtpSession.Envelope> taken = new ArrayList<>();
  private SmtpSession session = open();

  private SmtpSession open() {
    return new SmtpSession(() -> policy, greeted, taken::add);
  }

  private String say(String... lines) {
    String last = "";
    for (String line : lines) {
      last = session.line(line).text();
    }
    return last;
  }

  @Test
  void a_mail_is_accepted_with_its_envelope_and_unstuffed_dots() {
    assertThat(session.greeting().text()).startsWith("220 ");
    assertThat(say("EHLO me"))
        .contains("250-SIZE 10485760\r\n")
        .endsWith("ENHANCEDSTATUSCODES\r\n");
    assertThat(say("MAIL FROM:<a@x.example> SIZE=100 BODY=8BITMIME")).startsWith("250 ");
    assertThat(say("rcpt to:<b@x.example>")).startsWith("250 ");
    assertThat(say("RCPT TO: <c@x.example>")).startsWith("250 ");
    assertThat(say("DATA")).startsWith("354 ");
    assertThat(say("Subject: hi", "", "..dot", "end")).isEmpty();
    assertThat(say(".")).startsWith("250 ");
    assertThat(taken)
        .containsExactly(
            new SmtpSession.Envelope(
                "a@x.example",
                List.of("b@x.example", "c@x.example"),
                "Subject: hi\r\n\r\n.dot\r\nend\r\n"));
    SmtpSession.SmtpReply bye = session.line("QUIT");
    assertThat(bye.text()).startsWith("221 ");
    assertThat(bye.close()).isTrue();
  }

  @Test
  void commands_out_of_order_are_refused() {
    assertThat(say("RCPT TO:<b@x.example>")).startsWith("503 ");
    assertThat(say("DATA")).startsWith("503 ");
    assertThat(say("MAIL FROM:<>", "MAIL FROM:<a@x.example>")).startsWith("503 ");
    assertThat(say("RSET", "MAIL FROM:<a@x.example>")).startsWith("250 ");
    assertThat(say("MAIL a@x.example")).startsWith("503 ");
    assertThat(say("HELP")).startsWith("500 ");
    assertThat(say("NOOP")).startsWith("250 ");
  }

  @Test
  void malformed_addresses_are_refused() {
    assertThat(say("MAIL FROM:a@x.example")).startsWith("501 ");
    assertThat(say("MAIL FROM:<a@x.example>", "RCPT TO:<>")).startsWith("501 ");
  }

  @Test
  void a_refused_recipient_does_not_stop_the_others() {
    policy = new SmtpPolicy(1_000, false, "", "", List.of("gone@x.example"), false, false);
    assertThat(say("MAIL FROM:<a@x.example>", "RCPT TO:<Gone@x.example>")).startsWith("550 ");
    assertThat(say("RCPT TO:<b@x.example>")).startsWith("250 ");
    assertThat(say("DATA", "x", ".")).startsWith("250 ");
    assertThat(taken)
        .singleElement()
        .extracting(SmtpSession.Envelope::recipients)
        .isEqualTo(List.of("b@x.example"));
  }

  @Test
  void greylisting_defers_the_first_attempt_and_accepts_the_second() {
    policy = new SmtpPolicy(1_000, false, "", "", List.of(), true, false);
    assertThat(say("MAIL FROM:<a@x.example>", "RCPT TO:<b@x.example>")).startsWith("451 ");
    session = open();
    assertThat(say("MAIL FROM:<a@x.example>", "RCPT TO:<b@x.example>")).startsWith("250 ");
  }

  @Test
  void too_large_a_mail_is_refused_when_announced_and_when_sent() {
    policy = new SmtpPolicy(10, false, "", "", List.of(), false, false);
    assertThat(say("MAIL FROM:<a@x.example> SIZE=11")).startsWith("552 ");
    assertThat(say("MAIL FROM:<a@x.example>", "RCPT TO:<b@x.example>", "DATA", "0123456789", "."))
        .startsWith("552 ");
    assertThat(taken).isEmpty();
    assertThat(say("MAIL FROM:<a@x.example>")).startsWith("250 ");
  }

  @Test
  void the_final_reply_can_be_lost_after_acceptance() {
    policy = new SmtpPolicy(1_000, false, "", "", List.of(), false, true);
    say("MAIL FROM:<a@x.example>", "RCPT TO:<b@x.example>", "DATA", "x");
    SmtpSession.SmtpReply reply = session.line(".");
    assertThat(reply).isEqualTo(new SmtpSession.SmtpReply("", true));
    assertThat(taken).hasSize(1);
  }

  @Test
  void authentication_is_required_and_checked() {
    policy = new SmtpPolicy(1_000, true, "ops", "pass", List.of(), false, false);
    assertThat(say("MAIL FROM:<a@x.example>")).startsWith("530 ");
    assertThat(say("AUTH PLAIN " + encode("\0ops\0wrong"))).startsWith("535 ");
    assertThat(say("AUTH CRAM-MD5")).startsWith("504 ");
    assertThat(say("AUTH PLAIN nonsense!")).startsWith("501 ");
    assertThat(say("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6\r\n");
    assertThat(say(encode("ops"))).isEqualTo("334 UGFzc3dvcmQ6\r\n");
    assertThat(say(encode("pass"))).startsWith("235 ");
    assertThat(say("MAIL FROM:<a@x.example>")).startsWith("250 ");
  }

  @Test
  void a_plain_login_may_follow_its_challenge() {
    policy = new SmtpPolicy(1_000, true, "ops", "pass", List.of(), false, false);
    assertThat(say("AUTH PLAIN")).startsWith("334 ");
    assertThat(say(encode("\0ops\0pass"))).startsWith("235 ");
  }

  @Test
  void the_policy_shows_no_password() {
    assertThat(new SmtpPolicy(1, true, "ops", "hush", List.of(), false, false).toString())
        .doesNotContain("hush");
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
