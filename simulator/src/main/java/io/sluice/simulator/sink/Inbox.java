package io.sluice.simulator.sink;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The messages received by the sinks: the latest {@value #MAX_KEPT} of each kind. */
public final class Inbox {
  /** Number of messages kept of each kind. */
  public static final int MAX_KEPT = 1_000;

  private final MessageBox<TeamsCard> teams = new MessageBox<>();
  private final MessageBox<ReceivedMail> mail = new MessageBox<>();
  private final MessageBox<WebhookDelivery> webhooks = new MessageBox<>();

  /**
   * A message for a Teams channel.
   *
   * @param id number of the message, from 1
   * @param at arrival time
   * @param channel channel, taken from the address
   * @param form {@code workflow} or {@code classic}
   * @param posted whether Teams would post it
   * @param problems the reasons why not, or what Teams would omit
   * @param body the message as sent
   */
  public record TeamsCard(
      long id,
      Instant at,
      String channel,
      String form,
      boolean posted,
      List<String> problems,
      JsonNode body) {}

  /**
   * A mail accepted by the server.
   *
   * @param id number of the mail, from 1
   * @param at time of acceptance
   * @param from envelope sender
   * @param recipients envelope recipients that were accepted
   * @param content subject, header fields and parts
   * @param size size in bytes as sent
   */
  public record ReceivedMail(
      long id,
      Instant at,
      String from,
      List<String> recipients,
      @JsonUnwrapped MailContent content,
      int size) {}

  /**
   * The content of a mail.
   *
   * @param subject decoded subject
   * @param headers decoded header fields in order; a repeated field keeps its last value
   * @param text plain text; empty if there is none
   * @param html HTML; empty if there is none
   * @param attachments file names of attachments
   */
  public record MailContent(
      String subject,
      Map<String, String> headers,
      String text,
      String html,
      List<String> attachments) {}

  /**
   * A request to a generic webhook.
   *
   * @param id number of the delivery, from 1
   * @param at time of the first arrival
   * @param name receiver, taken from the address
   * @param headers headers by lower-case name, without authorization
   * @param body body as sent
   * @param signature {@code verified}, {@code unsigned} or {@code not checked}
   * @param deliveries number of arrivals of the same {@code webhook-id}
   */
  public record WebhookDelivery(
      long id,
      Instant at,
      String name,
      Map<String, String> headers,
      String body,
      String signature,
      int deliveries) {}

  /** Creates a message with a given number. */
  public interface EntryFactory<T> {
    /** The message with this number. */
    T numbered(long id);
  }

  /** Messages of one kind. */
  public static final class MessageBox<T> {
    private final Deque<T> messages = new ArrayDeque<>();
    private long total;

    /** Stores a message and returns it. */
    public T add(EntryFactory<T> entry) {
      T made = entry.numbered(++total);
      messages.addLast(made);
      if (messages.size() > MAX_KEPT) {
        messages.removeFirst();
      }
      return made;
    }

    /** Replaces the first matching message; false if there is none. */
    public boolean change(Predicate<T> which, UnaryOperator<T> how) {
      List<T> all = new ArrayList<>(messages);
      for (int i = 0; i < all.size(); i++) {
        if (which.test(all.get(i))) {
          all.set(i, how.apply(all.get(i)));
          messages.clear();
          messages.addAll(all);
          return true;
        }
      }
      return false;
    }

    /** The messages that are kept, oldest first. */
    public List<T> list() {
      return new ArrayList<>(messages);
    }

    /** Number of messages received since the start. */
    public long total() {
      return total;
    }

    private void clear() {
      messages.clear();
      total = 0;
    }
  }

  /** Teams messages. */
  public MessageBox<TeamsCard> teams() {
    return teams;
  }

  /** Mails. */
  public MessageBox<ReceivedMail> mail() {
    return mail;
  }

  /** Deliveries to generic webhooks. */
  public MessageBox<WebhookDelivery> webhooks() {
    return webhooks;
  }

  /** Removes all messages. */
  public void clear() {
    teams.clear();
    mail.clear();
    webhooks.clear();
  }

  static Map<String, String> without(Map<String, String> headers, String name) {
    Map<String, String> rest = new LinkedHashMap<>(headers);
    rest.remove(name);
    return Collections.unmodifiableMap(rest);
  }
}
