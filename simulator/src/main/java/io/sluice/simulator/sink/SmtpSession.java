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
  private static final int MOST_RECIPIENTS = 100;

  private final Supplier<SmtpPolicy> policy;
  private final Set<String> greeted;
  private final Consumer<Envelope> taken;
  private final Map<String, Function<String, Reply>> verbs = new LinkedHashMap<>();
  private Function<String, Reply> next = this::command;
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
  public record Reply(String text, boolean close) {
    static Reply of(int code, String... lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.length; i++) {
        text.append(code).append(i < lines.length - 1 ? '-' : ' ').append(lines[i]).append("\r\n");
      }
      return new Reply(text.toString(), code == 221 || code == 421);
    }

    static Reply silent() {
      return new Reply("", false);
    }
  }

  /**
   * Begins a conversation.
   *
   * @param policy how the server behaves now; read at every command
   * @param greeted sender and recipient pairs seen before, shared by all conversations
   * @param taken told of every mail that was accepted
   */
  public SmtpSession(Supplier<SmtpPolicy> policy, Set<String> greeted, Consumer<Envelope> taken) {
    this.policy = policy;
    this.greeted = greeted;
    this.taken = taken;
    verbs.put("EHLO", this::hello);
    verbs.put("HELO", argument -> Reply.of(250, "simulator"));
    verbs.put("AUTH", this::auth);
    verbs.put("MAIL", this::mail);
    verbs.put("RCPT", this::recipient);
    verbs.put("DATA", this::beginData);
    verbs.put("RSET", argument -> reset());
    verbs.put("NOOP", argument -> Reply.of(250, "2.0.0 OK"));
    verbs.put("VRFY", argument -> Reply.of(252, "2.1.5 Send some mail, I will try"));
    verbs.put("QUIT", argument -> Reply.of(221, "2.0.0 Bye"));
  }

  /** What the server says first. */
  public Reply greeting() {
    return Reply.of(220, "simulator ESMTP ready");
  }

  /** Takes one line. */
  public Reply line(String line) {
    return next.apply(line);
  }

  private Reply command(String line) {
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    Function<String, Reply> known = verbs.get(verb);
    return known == null ? Reply.of(500, "5.5.2 Unknown command") : known.apply(argument);
  }

  private Reply hello(String argument) {
    clearMail();
    return Reply.of(
        250,
        "simulator greets " + (argument.isEmpty() ? "you" : argument),
        "SIZE " + policy.get().maxSize(),
        "8BITMIME",
        "SMTPUTF8",
        "PIPELINING",
        "AUTH PLAIN LOGIN",
        "ENHANCEDSTATUSCODES");
  }

  private Reply auth(String argument) {
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
    return Reply.of(504, "5.5.4 Only AUTH PLAIN and AUTH LOGIN are known");
  }

  private Reply ask(String challenge, Function<String, Reply> then) {
    next = then;
    return Reply.of(334, challenge);
  }

  private Reply plain(String encoded) {
    next = this::command;
    String[] parts = decode(encoded).orElse("").split("\0", -1);
    return parts.length == 3 ? login(parts[1], parts[2]) : Reply.of(501, "5.5.2 Not AUTH PLAIN");
  }

  private Reply loginUser(String encoded) {
    String user = decode(encoded).orElse("");
    return ask(
        "UGFzc3dvcmQ6",
        password -> {
          next = this::command;
          return login(user, decode(password).orElse(""));
        });
  }

  private Reply login(String user, String password) {
    SmtpPolicy now = policy.get();
    authenticated =
        now.user().isEmpty() || (now.user().equals(user) && now.password().equals(password));
    return authenticated
        ? Reply.of(235, "2.7.0 Authentication successful")
        : Reply.of(535, "5.7.8 Authentication credentials invalid");
  }

  private static Optional<String> decode(String base64) {
    try {
      return Optional.of(
          new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private Reply mail(String argument) {
    Optional<String> address = SmtpAddress.after("FROM:", argument);
    if (policy.get().authRequired() && !authenticated) {
      return Reply.of(530, "5.7.0 Authentication required");
    }
    if (inMail) {
      return Reply.of(503, "5.5.1 A mail is already begun");
    }
    if (address.isEmpty()) {
      return Reply.of(501, "5.1.7 Syntax: MAIL FROM:<address>");
    }
    if (SmtpAddress.size(argument) > policy.get().maxSize()) {
      return Reply.of(552, "5.3.4 Message is larger than " + policy.get().maxSize() + " bytes");
    }
    inMail = true;
    sender = address.get();
    return Reply.of(250, "2.1.0 Sender OK");
  }

  private Reply recipient(String argument) {
    Optional<String> address = SmtpAddress.after("TO:", argument);
    if (!inMail) {
      return Reply.of(503, "5.5.1 MAIL comes first");
    }
    if (address.isEmpty() || address.get().isEmpty()) {
      return Reply.of(501, "5.1.3 Syntax: RCPT TO:<address>");
    }
    if (recipients.size() >= MOST_RECIPIENTS) {
      return Reply.of(452, "4.5.3 Too many recipients");
    }
    String lower = address.get().toLowerCase(Locale.ROOT);
    if (policy.get().refused().contains(lower)) {
      return Reply.of(550, "5.1.1 <" + address.get() + "> is not here");
    }
    if (policy.get().greylist() && greeted.add(sender + "\n" + lower)) {
      return Reply.of(451, "4.7.1 Greylisted, try again later");
    }
    recipients.add(address.get());
    return Reply.of(250, "2.1.5 Recipient OK");
  }

  private Reply beginData(String argument) {
    if (recipients.isEmpty()) {
      return Reply.of(503, "5.5.1 RCPT comes first");
    }
    data = new StringBuilder();
    tooLarge = false;
    next = this::dataLine;
    return Reply.of(354, "End with a dot on a line of its own");
  }

  private Reply dataLine(String line) {
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
    return Reply.silent();
  }

  private Reply endData() {
    next = this::command;
    Envelope envelope = new Envelope(sender, List.copyOf(recipients), data.toString());
    boolean dropped = tooLarge;
    clearMail();
    if (dropped) {
      return Reply.of(552, "5.3.4 Message is larger than " + policy.get().maxSize() + " bytes");
    }
    taken.accept(envelope);
    return policy.get().loseFinalReply()
        ? new Reply("", true)
        : Reply.of(250, "2.0.0 Message taken");
  }

  private Reply reset() {
    clearMail();
    return Reply.of(250, "2.0.0 OK");
  }

  private void clearMail() {
    inMail = false;
    sender = "";
    recipients.clear();
    data = new StringBuilder();
    tooLarge = false;
  }
}
