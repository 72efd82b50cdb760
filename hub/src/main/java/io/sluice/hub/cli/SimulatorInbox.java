package io.sluice.hub.cli;

import io.sluice.hub.console.Inbox;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.sink.Inbox.Card;
import io.sluice.simulator.sink.Inbox.Mail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows the console what the simulator's Teams channels and mail server received. */
record SimulatorInbox(Simulator simulator) implements Inbox {
  @Override
  public Future<List<Letter>> newest(int limit) {
    return simulator.inbox(
        inbox ->
            Stream.concat(
                    inbox.teams().list().stream().map(SimulatorInbox::card),
                    inbox.mail().list().stream().map(SimulatorInbox::mail))
                .sorted(Comparator.comparing(Letter::at).reversed())
                .limit(limit)
                .toList());
  }

  private static Letter mail(Mail mail) {
    String text = mail.text().isEmpty() ? plain(mail.html()) : mail.text();
    return new Letter(
        "mail-" + mail.id(),
        "mail",
        mail.at(),
        String.join(", ", mail.recipients()),
        mail.from(),
        mail.subject(),
        text.strip(),
        Map.of());
  }

  /** The words of a card in either form, in the order in which Teams shows them. */
  private static Letter card(Card card) {
    JsonObject body = new JsonObject(card.body().toString());
    List<String> texts = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    JsonArray attachments = body.getJsonArray("attachments", new JsonArray());
    for (int i = 0; i < attachments.size(); i++) {
      JsonObject content = attachments.getJsonObject(i).getJsonObject("content", new JsonObject());
      read(content.getJsonArray("body", new JsonArray()), texts, facts);
    }
    for (String name : List.of("title", "text")) {
      if (body.getValue(name) instanceof String text) {
        texts.add(text);
      }
    }
    String title = texts.isEmpty() ? "" : texts.get(0);
    String rest = texts.size() < 2 ? "" : String.join("\n", texts.subList(1, texts.size()));
    return new Letter(
        "teams-" + card.id(), "teams", card.at(), card.channel(), "", title, rest, facts);
  }

  private static void read(JsonArray blocks, List<String> texts, Map<String, String> facts) {
    for (int i = 0; i < blocks.size(); i++) {
      JsonObject block = blocks.getJsonObject(i);
      if (block.getValue("text") instanceof String text) {
        texts.add(text);
      }
      JsonArray list = block.getJsonArray("facts", new JsonArray());
      for (int j = 0; j < list.size(); j++) {
        JsonObject fact = list.getJsonObject(j);
        facts.put(fact.getString("title", ""), fact.getString("value", ""));
      }
    }
  }

  /** HTML as a person would read it; the console shows texts only. */
  private static String plain(String html) {
    return html.replaceAll("(?i)</(p|tr|div|li|h[1-6]|table)>|<br */?>", "\n")
        .replaceAll("(?i)</t[dh]>", "  ")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
