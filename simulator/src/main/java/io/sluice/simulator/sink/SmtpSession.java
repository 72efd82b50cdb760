package io.sluice.simulator.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One SMTP conversation (RFC 5321) as a machine: a line goes in, a reply comes out. Lines are given
 * without CRLF, one character per byte. Only CRLF ends a line and only a dot between two of them
 * ends a message, so that no second mail can be smuggled in one.
 */
public final class SmtpSession {
  private static final int MAX_RECIPIENTS = 100;

  private final Supplier<SmtpPolicy> policy;
  private final Set<String> greylistSeen;
  private final Consumer<Envelope> onAccepted;
  private final Map<String, Function<String, SmtpReply>> verbs = new LinkedHashMap<>();
  private Function<String, SmtpReply> next = this::command;
  private boolean authenticated;
  private String sender = "";
  private boolean inMail;
  private final List<String> recipients = new ArrayList<>();
  private StringBuilder data = new StringBuilder();
  private boolean tooLarge;

  /**
   * A mail in its envelope.
   *
   * @param from sender, empty for the null sender
   * @param recipients accepted recipients in order
   * @param message header and body as sent, one character per byte, lines ended by CRLF
   */
  public record Envelope(String from, List<String> recipients, String message) {}

  /**
   * What the server says.
   *
   * @param text lines with CRLF; empty to stay silent
   * @param close whether the server closes the connection then
   */
  public record SmtpReply(String text, boolean close) {
    static SmtpReply of(int code, String... lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.length; i++) {
        text.append(code).append(i < lines.length - 1 ? '-' : ' ').append(lines[i]).append("\r\n");
      }
      return new SmtpReply(text.toString(), code == 221 || code == 421);
    }

    static SmtpReply silent() {
      return new SmtpReply("", false);
    }
  }

  /**
   * Begins a conversation.
   *
   * @param policy how the server behaves current; read at every command
   * @param greylistSeen pairs of sender and recipient seen before, shared by all sessions
   * @param onAccepted receives every accepted mail
   */
  public SmtpSession(
      Supplier<SmtpPolicy> policy, Set<String> greylistSeen, Consumer<Envelope> onAccepted) {
    this.policy = policy;
    this.greylistSeen = greylistSeen;
    this.onAccepted = onAccepted;
    verbs.put("EHLO", this::hello);
    verbs.put("HELO", argument -> SmtpReply.of(250, "simulator"));
    verbs.put("AUTH", this::auth);
    verbs.put("MAIL", this::mail);
    verbs.put("RCPT", this::recipient);
    verbs.put("DATA", this::beginData);
    verbs.put("RSET", argument -> reset());
    verbs.put("NOOP", argument -> SmtpReply.of(250, "2.0.0 OK"));
    verbs.put("VRFY", argument -> SmtpReply.of(252, "2.1.5 Send some mail, I will try"));
    verbs.put("QUIT", argument -> SmtpReply.of(221, "2.0.0 Bye"));
  }

  /** The greeting sent when the connection opens. */
  public SmtpReply greeting() {
    return SmtpReply.of(220, "simulator ESMTP ready");
  }

  /** Handles one line. */
  public SmtpReply line(String line) {
    return next.apply(line);
  }

  private SmtpReply command(String line) {
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    Function<String, SmtpReply> known = verbs.get(verb);
    return known == null ? SmtpReply.of(500, "5.5.2 Unknown command") : known.apply(argument);
  }

  private SmtpReply hello(String argument) {
    clearMail();
    return SmtpReply.of(
        250,
        "simulator greets " + (argument.isEmpty() ? "you" : argument),
        "SIZE " + policy.get().maxSize(),
        "8BITMIME",
        "SMTPUTF8",
        "PIPELINING",
        "AUTH PLAIN LOGIN",
        "ENHANCEDSTATUSCODES");
  }

  private SmtpReply auth(String argument) {
    String[] words = argument.split(" +", 2);
    if (words[0].equalsIgnoreCase("PLAIN")) {
      if (words.length == 2) {
        return plain(words[1]);
      }
      return ask("", this::plain);
    }
    if (words[0].equalsIgnoreCase("LOGIN")) {
      return words.length == 2 ? loginUser(words[1]) : ask("VXNlcm5hbWU6", this::loginUser);
    }
    return SmtpReply.of(504, "5.5.4 Only AUTH PLAIN and AUTH LOGIN are known");
  }

  private SmtpReply ask(String challenge, Function<String, SmtpReply> then) {
    next = then;
    return SmtpReply.of(334, challenge);
  }

  private SmtpReply plain(String encoded) {
    next = this::command;
    String[] parts = decode(encoded).orElse("").split("\0", -1);
    return parts.length == 3
        ? login(parts[1], parts[2])
        : SmtpReply.of(501, "5.5.2 Not AUTH PLAIN");
  }

  private SmtpReply loginUser(String encoded) {
    String user = decode(encoded).orElse("");
    return ask(
        "UGFzc3dvcmQ6",
        password -> {
          next = this::command;
          return login(user, decode(password).orElse(""));
        });
  }

  private SmtpReply login(String user, String password) {
    SmtpPolicy current = policy.get();
    authenticated =
        current.user().isEmpty()
            || (current.user().equals(user) && current.password().equals(password));
    return authenticated
        ? SmtpReply.of(235, "2.7.0 Authentication successful")
        : SmtpReply.of(535, "5.7.8 Authentication credentials invalid");
  }

  private static Optional<String> decode(String base64) {
    try {
      return Optional.of(
          new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private SmtpReply mail(String argument) {
    Optional<String> address = SmtpAddress.after("FROM:", argument);
    if (policy.get().authRequired() && !authenticated) {
      return SmtpReply.of(530, "5.7.0 Authentication required");
    }
    if (inMail) {
      return SmtpReply.of(503, "5.5.1 A mail is already begun");
    }
    if (address.isEmpty()) {
      return SmtpReply.of(501, "5.1.7 Syntax: MAIL FROM:<address>");
    }
    if (SmtpAddress.size(argument) > policy.get().maxSize()) {
      return SmtpReply.of(552, "5.3.4 Message is larger than " + policy.get().maxSize() + " bytes");
    }
    inMail = true;
    sender = address.get();
    return SmtpReply.of(250, "2.1.0 Sender OK");
  }

  private SmtpReply recipient(String argument) {
    Optional<String> address = SmtpAddress.after("TO:", argument);
    if (!inMail) {
      return SmtpReply.of(503, "5.5.1 MAIL comes first");
    }
    if (address.isEmpty() || address.get().isEmpty()) {
      return SmtpReply.of(501, "5.1.3 Syntax: RCPT TO:<address>");
    }
    if (recipients.size() >= MAX_RECIPIENTS) {
      return SmtpReply.of(452, "4.5.3 Too many recipients");
    }
    String lower = address.get().toLowerCase(Locale.ROOT);
    if (policy.get().refused().contains(lower)) {
      return SmtpReply.of(550, "5.1.1 <" + address.get() + "> is not here");
    }
    if (policy.get().greylist() && greylistSeen.add(sender + "\n" + lower)) {
      return SmtpReply.of(451, "4.7.1 Greylisted, try again later");
    }
    recipients.add(address.get());
    return SmtpReply.of(250, "2.1.5 Recipient OK");
  }

  private SmtpReply beginData(String argument) {
    if (recipients.isEmpty()) {
      return SmtpReply.of(503, "5.5.1 RCPT comes first");
    }
    data = new StringBuilder();
    tooLarge = false;
    next = this::dataLine;
    return SmtpReply.of(354, "End with a dot on a line of its own");
  }

  private SmtpReply dataLine(String line) {
    if (line.equals(".")) {
      return endData();
    }
    // Dot-stuffing, RFC 5321 4.5.2: a leading dot was doubled by the sender.
    String text = line.startsWith(".") ? line.substring(1) : line;
    if (data.length() + text.length() + 2 > policy.get().maxSize()) {
      tooLarge = true;
    } else {
      data.append(text).append("\r\n");
    }
    return SmtpReply.silent();
  }

  private SmtpReply endData() {
    next = this::command;
    Envelope envelope = new Envelope(sender, List.copyOf(recipients), data.toString());
    boolean dropped = tooLarge;
    clearMail();
    if (dropped) {
      return SmtpReply.of(552, "5.3.4 Message is larger than " + policy.get().maxSize() + " bytes");
    }
    onAccepted.accept(envelope);
    return policy.get().loseFinalReply()
        ? new SmtpReply("", true)
        : SmtpReply.of(250, "2.0.0 Message taken");
  }

  private SmtpReply reset() {
    clearMail();
    return SmtpReply.of(250, "2.0.0 OK");
  }

  private void clearMail() {
    inMail = false;
    sender = "";
    recipients.clear();
    data = new StringBuilder();
    tooLarge = false;
  }
}
