package io.sluice.hub.cli.client;

import io.sluice.hub.console.InboxMessage;
import io.sluice.hub.console.InboxMessage.InboxChannel;
import io.sluice.hub.console.InboxMessage.MessageContent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses answers of {@code /_sim/inbox} into readable messages. */
final class InboxParser {
  private static final int MAX_DEPTH = 16;

  private InboxParser() {}

  /** Teams messages: texts and facts of the Adaptive Card, with the first text as title. */
  static List<InboxMessage> cards(JsonObject answer) {
    List<InboxMessage> parsed = new ArrayList<>();
    for (JsonObject message : ClientCommand.items(answer, "messages")) {
      Card card = new Card();
      card.read(message.getValue("body"), 0);
      List<String> texts = new ArrayList<>(card.texts);
      String title = texts.isEmpty() ? "(no text)" : texts.remove(0);
      for (Object problem : message.getJsonArray("problems", new JsonArray())) {
        texts.add(problem.toString());
      }
      parsed.add(
          new InboxMessage(
              "teams-" + message.getValue("id"),
              InboxChannel.TEAMS,
              Instant.parse(message.getString("at")),
              text(message.getString("channel")),
              "",
              new MessageContent(title, String.join("\n", texts), card.facts)));
    }
    return parsed;
  }

  /** Mails. A mail without plain text shows its HTML without tags. */
  static List<InboxMessage> mails(JsonObject answer) {
    List<InboxMessage> parsed = new ArrayList<>();
    for (JsonObject mail : ClientCommand.items(answer, "messages")) {
      String plain = text(mail.getString("text"));
      parsed.add(
          new InboxMessage(
              "mail-" + mail.getValue("id"),
              InboxChannel.MAIL,
              Instant.parse(mail.getString("at")),
              mail.getJsonArray("recipients", new JsonArray()).stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")),
              text(mail.getString("from")),
              new MessageContent(
                  text(mail.getString("subject")),
                  plain.isBlank() ? withoutTags(text(mail.getString("html"))) : plain.strip(),
                  Map.of())));
    }
    return parsed;
  }

  /** Converts HTML to plain text: no tags, one line per block element. */
  static String withoutTags(String html) {
    return html.replaceAll("(?is)<(style|script|head)\\b.*?</\\1\\s*>", "")
        .replaceAll("\\s+", " ")
        .replaceAll("(?i)<(br|/p|/div|/tr|/h[1-6]|/li)\\b[^>]*>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll(" *\n *", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Collects the texts and facts of a card in document order, at any nesting depth. */
  private static final class Card {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    void read(@Nullable Object node, int depth) {
      if (depth > MAX_DEPTH) {
        return;
      }
      if (node instanceof JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
          read(array.getValue(i), depth + 1);
        }
      } else if (node instanceof JsonObject object) {
        element(object, depth);
      }
    }

    private void element(JsonObject object, int depth) {
      if (object.getValue("facts") instanceof JsonArray rows) {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.getValue(i) instanceof JsonObject fact) {
            facts.put(word(fact, "title"), word(fact, "value"));
          }
        }
      }
      if ("TextBlock".equals(object.getValue("type")) && !word(object, "text").isBlank()) {
        texts.add(word(object, "text"));
      }
      for (String inside : List.of("attachments", "content", "body", "items", "columns")) {
        read(object.getValue(inside), depth + 1);
      }
    }

    private static String word(JsonObject object, String field) {
      Object value = object.getValue(field);
      return value == null ? "" : value.toString();
    }
  }
}
