package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a channel and its JSON in both forms. Title and facts are data, so their Markdown is
 * escaped. The text is written by the flow's author and may contain Markdown; HTML tags, which
 * webhooks do not render, are removed.
 *
 * @param adaptive an Adaptive Card written by the flow; null if the flow gave a text
 */
record Card(String title, String text, Map<String, String> facts, @Nullable Map<?, ?> adaptive) {

  /**
   * Teams accepts 28 KB, counted after a conversion of its own that adds to what is sent; this
   * leaves a margin.
   */
  static final int MAX_BYTES = 27_000;

  private static final String SHORTENED = " … (shortened; the run's history has the whole text)";

  /** Body for the webhook of a workflow. */
  byte[] workflow() {
    return fitted(Card::workflowBody);
  }

  /** Body for a classic incoming webhook. */
  byte[] classic() {
    return fitted(Card::classicBody);
  }

  private byte[] fitted(java.util.function.Function<Card, Map<String, @Nullable Object>> form) {
    byte[] bytes = bytes(form.apply(this));
    if (bytes.length <= MAX_BYTES) {
      return bytes;
    }
    if (adaptive != null) {
      throw new OutboundException(
          Outcome.REJECTED,
          "the card has "
              + bytes.length
              + " bytes, Teams accepts at most "
              + MAX_BYTES
              + ": shorten it");
    }
    // Halving the longest field first keeps every part of the card, each possibly shortened.
    return shortened().fitted(form);
  }

  private Card shortened() {
    String longest = facts.values().stream().max((a, b) -> a.length() - b.length()).orElse("");
    if (text.length() >= longest.length() && text.length() > 200) {
      return new Card(title, cut(text, text.length() / 2), facts, null);
    }
    Map<String, String> shorter = new LinkedHashMap<>();
    boolean shortenValues = longest.length() > 200;
    facts.forEach(
        (name, value) -> {
          if (shortenValues) {
            shorter.put(name, cut(value, Math.max(200, longest.length() / 2)));
          } else if (shorter.size() < facts.size() / 2) {
            shorter.put(name, value);
          }
        });
    return new Card(cut(title, 200), text, shorter, null);
  }

  private static String cut(String value, int length) {
    if (value.length() <= length) {
      return value;
    }
    String plain =
        value.endsWith(SHORTENED) ? value.substring(0, value.length() - SHORTENED.length()) : value;
    int end = Math.min(length, plain.length());
    if (end > 0 && Character.isHighSurrogate(plain.charAt(end - 1))) {
      end--;
    }
    return plain.substring(0, end) + SHORTENED;
  }

  private Map<String, @Nullable Object> workflowBody() {
    Map<String, @Nullable Object> attachment = new LinkedHashMap<>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("contentUrl", null);
    attachment.put("content", adaptive == null ? built() : adaptive);
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("type", "message");
    message.put("attachments", List.of(attachment));
    return message;
  }

  private Map<String, @Nullable Object> built() {
    List<Object> body = new ArrayList<>();
    if (!title.isEmpty()) {
      Map<String, @Nullable Object> heading = block(Markdown.escape(title));
      heading.put("size", "Medium");
      heading.put("weight", "Bolder");
      body.add(heading);
    }
    if (!text.isEmpty()) {
      body.add(block(Markdown.withoutTags(text)));
    }
    if (!facts.isEmpty()) {
      List<Object> list = new ArrayList<>();
      facts.forEach((name, value) -> list.add(pair("title", name, value)));
      Map<String, @Nullable Object> set = new LinkedHashMap<>();
      set.put("type", "FactSet");
      set.put("facts", list);
      body.add(set);
    }
    Map<String, @Nullable Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", body);
    return card;
  }

  private static Map<String, @Nullable Object> block(String text) {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    block.put("type", "TextBlock");
    block.put("text", text);
    block.put("wrap", true);
    return block;
  }

  private Map<String, @Nullable Object> classicBody() {
    Map<String, @Nullable Object> card = new LinkedHashMap<>();
    card.put("@type", "MessageCard");
    card.put("@context", "http://schema.org/extensions");
    card.put("summary", title.isEmpty() ? Markdown.withoutTags(text) : title);
    card.put("title", Markdown.escape(title));
    card.put("text", Markdown.withoutTags(text));
    List<Object> list = new ArrayList<>();
    facts.forEach((name, value) -> list.add(pair("name", name, value)));
    if (!list.isEmpty()) {
      card.put("sections", List.of(Map.of("facts", list)));
    }
    return card;
  }

  private static Map<String, String> pair(String key, String name, String value) {
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put(key, Markdown.escape(name));
    pair.put("value", Markdown.escape(value));
    return pair;
  }

  private static byte[] bytes(Object body) {
    return CallParameters.json(body).getBytes(StandardCharsets.UTF_8);
  }
}
