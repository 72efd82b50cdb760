package io.sluice.hub.cli.client;

import io.sluice.hub.console.InboxMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Formats messages of the simulator's inbox for the terminal. */
final class InboxText {
  private static final int MAX_TITLE_LENGTH = 48;

  private InboxText() {}

  /** A message in the list. */
  record InboxRow(String box, long number, Instant at, String to, String title) {
    String[] cells() {
      JsonObject time = new JsonObject().put("at", at.toString());
      String first = title.lines().findFirst().orElse("");
      String shown =
          first.length() > MAX_TITLE_LENGTH
              ? first.substring(0, MAX_TITLE_LENGTH - 1) + "…"
              : first;
      return new String[] {TextFormat.time(time, "at"), box, Long.toString(number), to, shown};
    }
  }

  /** Parses the control API's answer for one box. */
  static List<InboxRow> rows(String box, JsonObject answer) {
    return switch (box) {
      case "teams" -> rows(box, InboxParser.cards(answer));
      case "mail" -> rows(box, InboxParser.mails(answer));
      default ->
          PrintingCommand.items(answer, "messages").stream()
              .map(
                  hook ->
                      new InboxRow(
                          box,
                          hook.getLong("id"),
                          Instant.parse(hook.getString("at")),
                          hook.getString("name"),
                          hook.getString("signature") + ", " + hook.getString("body")))
              .toList();
    };
  }

  private static List<InboxRow> rows(String box, List<InboxMessage> messages) {
    return messages.stream()
        .map(
            message ->
                new InboxRow(
                    box,
                    Long.parseLong(message.id().substring(message.id().indexOf('-') + 1)),
                    message.at(),
                    message.to(),
                    message.content().title()))
        .toList();
  }

  /** The lines of one message in full. */
  static List<String> of(String box, JsonObject message) {
    if (box.equals("hooks")) {
      return hook(message);
    }
    JsonObject alone = new JsonObject().put("messages", new JsonArray().add(message));
    InboxMessage read =
        box.equals("teams") ? InboxParser.cards(alone).get(0) : InboxParser.mails(alone).get(0);
    List<String> lines = new ArrayList<>();
    lines.add("at       " + TextFormat.time(message, "at"));
    lines.add((box.equals("teams") ? "channel  " : "to       ") + read.to());
    if (!read.from().isEmpty()) {
      lines.add("from     " + read.from());
    }
    lines.add("title    " + read.content().title());
    lines.add("");
    read.content().text().lines().forEach(lines::add);
    int widest = read.content().facts().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, String> fact : read.content().facts().entrySet()) {
      String name = fact.getKey();
      lines.add("  " + name + " ".repeat(widest - name.length() + 2) + fact.getValue());
    }
    return lines;
  }

  private static List<String> hook(JsonObject hook) {
    List<String> lines = new ArrayList<>();
    lines.add("at          " + TextFormat.time(hook, "at"));
    lines.add("receiver    " + TextFormat.text(hook, "name"));
    lines.add("signature   " + TextFormat.text(hook, "signature"));
    lines.add("deliveries  " + TextFormat.text(hook, "deliveries"));
    lines.add("");
    for (Map.Entry<String, Object> header : hook.getJsonObject("headers", new JsonObject())) {
      lines.add(header.getKey() + ": " + header.getValue());
    }
    lines.add("");
    hook.getString("body", "").lines().forEach(lines::add);
    return lines;
  }
}
