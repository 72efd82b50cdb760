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

/**
 * Submission of one mail by SMTP (<a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>): a
 * pure state machine that takes replies and returns the next step. A refused recipient does not
 * prevent delivery to the others. Before the last line of the mail is sent nothing can have been
 * delivered; after it only the server's reply shows whether it was.
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
    recipients.addAll(new LinkedHashSet<>(mail.envelope().recipients()));
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

  /** The next step. */
  sealed interface SmtpStep permits Send, Encrypt, Content, Finish {}

  /** Send a command line. */
  record Send(String line) implements SmtpStep {}

  /** Switch to TLS, then call {@link #encrypted}. */
  record Encrypt() implements SmtpStep {}

  /** Send the mail itself and the final dot. */
  record Content() implements SmtpStep {}

  /** The mail is accepted. */
  record Finish(MailAnswer answer) implements SmtpStep {}

  /** Sets the argument of EHLO: the address of a client without a host name (RFC 5321, 4.1.3). */
  void localAddress(String address) {
    client = address.indexOf(':') < 0 ? "[" + address + "]" : "[IPv6:" + address + "]";
  }

  /** The connection is encrypted now. */
  SmtpStep encrypted() {
    secured = true;
    return hello();
  }

  /** Handles a reply; fails with an {@link OutboundException} if the mail is not accepted. */
  SmtpStep on(SmtpReply reply) {
    if (reply.code() == 421) {
      throw refusal(reply, "the mail server closes the connection");
    }
    return switch (stage) {
      case GREETING -> {
        expect(reply, 220, "the mail server does not send a greeting");
        yield hello();
      }
      case HELLO -> capabilities(reply);
      case TLS, USER, PASSWORD, LOGIN -> secure(reply);
      case SENDER -> {
        expect(reply, 250, "the mail server refuses the sender " + mail.envelope().from());
        yield nextRecipient();
      }
      case RECIPIENT -> recipientReply(reply);
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

  /** Replies of the stages for encryption and authentication. */
  private SmtpStep secure(SmtpReply reply) {
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

  private SmtpStep hello() {
    return send(Stage.HELLO, "EHLO " + client);
  }

  private SmtpStep capabilities(SmtpReply reply) {
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
        Outcome.REJECTED,
        "the mail was not sent: the mail server offers no authentication by password");
  }

  private SmtpStep sender() {
    return send(Stage.SENDER, "MAIL FROM:<" + mail.envelope().from() + ">");
  }

  private SmtpStep nextRecipient() {
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

  private SmtpStep recipientReply(SmtpReply reply) {
    if (reply.isSuccess()) {
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

  private SmtpStep send(Stage next, String line) {
    stage = next;
    return new Send(line);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void expect(SmtpReply reply, int code, String failure) {
    if (reply.code() != code) {
      throw refusal(reply, failure);
    }
  }

  /** The message omits the server's text, which may repeat the credentials. */
  private static void expectLogin(SmtpReply reply, int code) {
    if (reply.code() != code) {
      throw new OutboundException(
          reply.isTemporary() ? Outcome.UNAVAILABLE : Outcome.REJECTED,
          "the mail was not sent: the mail server refuses the user name or password ("
              + reply.code()
              + ")");
    }
  }

  private static OutboundException refusal(SmtpReply reply, String what) {
    return new OutboundException(
        reply.isTemporary() ? Outcome.UNAVAILABLE : Outcome.REJECTED,
        "the mail was not sent: " + what + ": " + reply.text());
  }
}
