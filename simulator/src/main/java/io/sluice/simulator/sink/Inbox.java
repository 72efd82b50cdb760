package io.sluice.simulator.sink;

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

/** Everything that the sinks received, newest {@value #KEPT} of each kind. */
public final class Inbox {
  /** How many messages of one kind are kept. */
  public static final int KEPT = 1_000;

  private final MessageBox<TeamsCard> teams = new MessageBox<>();
  private final MessageBox<ReceivedMail> mail = new MessageBox<>();
  private final MessageBox<WebhookDelivery> webhooks = new MessageBox<>();

  /**
   * A message for a Teams channel.
   *
   * @param id number of the message, from 1
   * @param at when it arrived
   * @param channel channel, from the address
   * @param form {@code workflow} or {@code classic}
   * @param posted whether Teams would show it
   * @param problems why not, or what Teams would leave out
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
   * A mail that the server took.
   *
   * @param id number of the mail, from 1
   * @param at when the server took it
   * @param from envelope sender
   * @param recipients envelope recipients that were accepted
   * @param subject decoded subject
   * @param headers decoded header fields in order; a repeated field keeps its last value
   * @param text plain text, empty when there is none
   * @param html HTML, empty when there is none
   * @param attachments file names
   * @param size bytes as sent
   */
  public record ReceivedMail(
      long id,
      Instant at,
      String from,
      List<String> recipients,
      String subject,
      Map<String, String> headers,
      String text,
      String html,
      List<String> attachments,
      int size) {}

  /**
   * A request to a generic webhook.
   *
   * @param id number of the delivery, from 1
   * @param at when it first arrived
   * @param name receiver, from the address
   * @param headers as sent, lower-case names; authorization left out
   * @param body as sent
   * @param signature {@code verified}, {@code unsigned} or {@code not checked}
   * @param deliveries how often the same {@code webhook-id} arrived
   */
  public record WebhookDelivery(
      long id,
      Instant at,
      String name,
      Map<String, String> headers,
      String body,
      String signature,
      int deliveries) {}

  /** Makes an entry from its number. */
  public interface EntryFactory<T> {
    /** The entry with this number. */
    T numbered(long id);
  }

  /** Messages of one kind. */
  public static final class MessageBox<T> {
    private final Deque<T> kept = new ArrayDeque<>();
    private long total;

    /** Keeps one more message and gives it back. */
    public T add(EntryFactory<T> entry) {
      T made = entry.numbered(++total);
      kept.addLast(made);
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
      return made;
    }

    /** Changes the first message that fits; false when none does. */
    public boolean change(Predicate<T> which, UnaryOperator<T> how) {
      List<T> all = new ArrayList<>(kept);
      for (int i = 0; i < all.size(); i++) {
        if (which.test(all.get(i))) {
          all.set(i, how.apply(all.get(i)));
          kept.clear();
          kept.addAll(all);
          return true;
        }
      }
      return false;
    }

    /** The kept messages, oldest first. */
    public List<T> list() {
      return new ArrayList<>(kept);
    }

    /** How many came since the start, kept or not. */
    public long total() {
      return total;
    }

    private void clear() {
      kept.clear();
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

  /** Forgets everything. */
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
