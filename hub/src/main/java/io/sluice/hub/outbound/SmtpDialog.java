package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One mail handed over by SMTP (RFC 5321): a pure machine that is fed replies and says what to send
 * next. A recipient that is refused does not stop the others. Until the last line of the mail is
 * sent nothing can have been delivered; after it only the server's answer tells.
 */
final class SmtpDialog {
  private final MailServer server;
  private final MailCall mail;
  private final ArrayDeque<String> recipients = new ArrayDeque<>();
  private final List<String> accepted = new ArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private String client = "[127.0.0.1]";
  private String recipient = "";
  private boolean secured;
  private boolean anyTemporary;
  private Stage stage = Stage.GREETING;

  SmtpDialog(MailServer server, MailCall mail) {
    this.server = server;
    this.mail = mail;
    this.secured = server.tls() == MailServer.Tls.TLS;
    Set<String> all = new LinkedHashSet<>(mail.to());
    all.addAll(mail.cc());
    all.addAll(mail.bcc());
    recipients.addAll(all);
  }

  private enum Stage {
    GREETING,
    HELLO,
    TLS,
    USER,
    PASSWORD,
    LOGIN,
    SENDER,
    RECIPIENT,
    DATA,
    CONTENT
  }

  /** What to do next. */
  sealed interface Step permits Send, Encrypt, Content, Finish {}

  /** Send a command line. */
  record Send(String line) implements Step {}

  /** Switch to TLS, then call {@link #encrypted}. */
  record Encrypt() implements Step {}

  /** Send the mail itself and the final dot. */
  record Content() implements Step {}

  /** The mail is accepted. */
  record Finish(MailAnswer answer) implements Step {}

  /** How this side names itself: its address, as RFC 5321 asks of a client without a name. */
  void localAddress(String address) {
    client = address.indexOf(':') < 0 ? "[" + address + "]" : "[IPv6:" + address + "]";
  }

  /** The connection is encrypted now. */
  Step encrypted() {
    secured = true;
    return hello();
  }

  /** A reply came; fails with an {@link OutboundException} when the mail is not accepted. */
  Step on(SmtpReply reply) {
    if (reply.code() == 421) {
      throw refusal(reply, "the mail server closes the connection");
    }
    return switch (stage) {
      case GREETING -> {
        expect(reply, 220, "the mail server does not greet");
        yield hello();
      }
      case HELLO -> introduced(reply);
      case TLS, USER, PASSWORD, LOGIN -> trusted(reply);
      case SENDER -> {
        expect(reply, 250, "the mail server refuses the sender " + mail.from());
        yield nextRecipient();
      }
      case RECIPIENT -> answered(reply);
      case DATA -> {
        expect(reply, 354, "the mail server refuses the mail");
        stage = Stage.CONTENT;
        yield new Content();
      }
      case CONTENT -> {
        expect(reply, 250, "the mail server refuses the mail");
        yield new Finish(new MailAnswer(mail.messageId(), List.copyOf(accepted), refused()));
      }
    };
  }

  /** On the way from an open connection to a protected one where we are known. */
  private Step trusted(SmtpReply reply) {
    if (stage == Stage.TLS) {
      expect(reply, 220, "the mail server refuses TLS");
      return new Encrypt();
    }
    expectLogin(reply, stage == Stage.LOGIN ? 235 : 334);
    return switch (stage) {
      case USER -> send(Stage.PASSWORD, base64(server.user().orElseThrow()));
      case PASSWORD -> send(Stage.LOGIN, base64(server.password().orElseThrow().read()));
      default -> sender();
    };
  }

  private Step hello() {
    return send(Stage.HELLO, "EHLO " + client);
  }

  private Step introduced(SmtpReply reply) {
    expect(reply, 250, "the mail server does not speak ESMTP");
    List<String> offers =
        reply.lines().stream().map(line -> line.strip().toUpperCase(Locale.ROOT)).toList();
    if (server.tls() == MailServer.Tls.STARTTLS && !secured) {
      if (!offers.contains("STARTTLS")) {
        throw new OutboundException(
            Outcome.REJECTED,
            "the mail was not sent: the mail server does not offer STARTTLS; set tls to TLS or"
                + " NONE");
      }
      return send(Stage.TLS, "STARTTLS");
    }
    if (server.user().isEmpty()) {
      return sender();
    }
    String methods =
        offers.stream().filter(offer -> offer.startsWith("AUTH ")).findFirst().orElse("AUTH ");
    List<String> known = List.of(methods.split(" "));
    if (known.contains("PLAIN")) {
      String user = server.user().orElseThrow();
      String password = server.password().orElseThrow().read();
      return send(Stage.LOGIN, "AUTH PLAIN " + base64("\0" + user + "\0" + password));
    }
    if (known.contains("LOGIN")) {
      return send(Stage.USER, "AUTH LOGIN");
    }
    throw new OutboundException(
        Outcome.REJECTED, "the mail was not sent: the mail server offers no login by password");
  }

  private Step sender() {
    return send(Stage.SENDER, "MAIL FROM:<" + mail.from() + ">");
  }

  private Step nextRecipient() {
    if (!recipients.isEmpty()) {
      recipient = recipients.remove();
      return send(Stage.RECIPIENT, "RCPT TO:<" + recipient + ">");
    }
    if (accepted.isEmpty()) {
      throw new OutboundException(
          anyTemporary ? Outcome.UNAVAILABLE : Outcome.REJECTED,
          "the mail was not sent: the mail server refuses every recipient: " + refused);
    }
    return send(Stage.DATA, "DATA");
  }

  private Step answered(SmtpReply reply) {
    if (reply.isDone()) {
      accepted.add(recipient);
    } else {
      refused.put(recipient, reply.text());
      anyTemporary |= reply.isTemporary();
    }
    return nextRecipient();
  }

  private Map<String, String> refused() {
    return java.util.Collections.unmodifiableMap(refused);
  }

  private Step send(Stage next, String line) {
    stage = next;
    return new Send(line);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void expect(SmtpReply reply, int code, String otherwise) {
    if (reply.code() != code) {
      throw refusal(reply, otherwise);
    }
  }

  /** Without the server's text, which may repeat what was sent. */
  private static void expectLogin(SmtpReply reply, int code) {
    if (reply.code() != code) {
      throw new OutboundException(
          reply.isTemporary() ? Outcome.UNAVAILABLE : Outcome.REJECTED,
          "the mail was not sent: the mail server refuses user or password (" + reply.code() + ")");
    }
  }

  private static OutboundException refusal(SmtpReply reply, String what) {
    return new OutboundException(
        reply.isTemporary() ? Outcome.UNAVAILABLE : Outcome.REJECTED,
        "the mail was not sent: " + what + ": " + reply.text());
  }
}
