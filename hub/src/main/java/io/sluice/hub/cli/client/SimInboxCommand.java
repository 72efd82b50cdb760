package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the messages received by the simulated Teams, mail server and webhook receivers. */
@Command(
    name = "inbox",
    description = "Shows the messages received by Teams, mail and webhook receivers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim inbox",
      "  ./sluice sim inbox mail --limit 5",
      "  ./sluice sim inbox teams --show 3",
      "  ./sluice sim inbox mail --show 1 --html > mail.html",
      "  ./sluice sim inbox --empty"
    })
public final class SimInboxCommand extends SimulatorCommand {
  private static final int MAX_LIMIT = 1_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "BOX",
      defaultValue = "",
      description = "teams, mail or hooks (default: all).")
  private String box = "";

  @Option(names = "--show", paramLabel = "N", description = "Print message N of the box in full.")
  private Optional<Long> show = Optional.empty();

  @Option(names = "--html", description = "With --show: print only the HTML of the mail.")
  private boolean html;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of messages, 1 to 1000 (default: 20).")
  private int limit = 20;

  @Option(names = "--empty", description = "Delete all messages.")
  private boolean empty;

  /** Part of the inbox, with its name on the command line and in the API. */
  private enum Box {
    TEAMS("teams", "teams"),
    MAIL("mail", "mail"),
    HOOKS("hooks", "webhooks");

    private final String word;
    private final String path;

    Box(String word, String path) {
      this.word = word;
      this.path = path;
    }

    static List<String> words() {
      return java.util.Arrays.stream(values()).map(one -> one.word).toList();
    }

    JsonObject get(HubClient simulator, int most) {
      return simulator.get("/_sim/inbox/" + path + "?limit=" + most);
    }
  }

  @Override
  void run(HubClient simulator) {
    Arguments.inRange("--limit", limit, 1, MAX_LIMIT);
    if (!box.isEmpty()) {
      Arguments.oneOf("a box", box, Box.words());
    }
    if (empty) {
      empty(simulator);
    } else if (show.isPresent()) {
      show(simulator, show.get());
    } else {
      list(simulator);
    }
  }

  private void empty(HubClient simulator) {
    if (!box.isEmpty() || show.isPresent()) {
      throw ClientException.usage(
          "bad-use", "--empty deletes the messages of all boxes", "omit the box and --show");
    }
    JsonObject answer = simulator.delete("/_sim/inbox");
    if (!printedAsJson(answer)) {
      printLine("The inbox is empty.");
    }
  }

  private void show(HubClient simulator, long number) {
    if (box.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          "--show requires a box, because each box numbers its messages from 1",
          "for example \"./sluice sim inbox teams --show " + number + "\"");
    }
    Box chosen = Box.valueOf(box.toUpperCase(Locale.ROOT));
    if (html) {
      html(simulator, chosen, number);
      return;
    }
    JsonObject found =
        items(chosen.get(simulator, MAX_LIMIT), "messages").stream()
            .filter(message -> message.getLong("id") == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new ClientException(
                        ExitCode.FAILED,
                        "unknown-message",
                        "there is no message " + number + " in " + box,
                        "\"./sluice sim inbox " + box + "\" lists them"));
    if (!printedAsJson(found)) {
      InboxText.of(chosen.word, found).forEach(this::printLine);
    }
  }

  private void html(HubClient simulator, Box chosen, long number) {
    if (chosen != Box.MAIL) {
      throw ClientException.usage(
          "bad-use", "--html is only valid for mails, not for " + chosen.word, "omit --html");
    }
    out().println(simulator.page("/_sim/inbox/mail/" + number + "/html"));
  }

  private void list(HubClient simulator) {
    JsonObject answer = new JsonObject();
    List<InboxText.InboxRow> rows = new ArrayList<>();
    for (Box one : Box.values()) {
      if (box.isEmpty() || box.equals(one.word)) {
        JsonObject got = one.get(simulator, limit);
        answer.put(one.word, got);
        rows.addAll(InboxText.rows(one.word, got));
      }
    }
    if (printedAsJson(box.isEmpty() ? answer : answer.getJsonObject(box, new JsonObject()))) {
      return;
    }
    rows.sort(Comparator.comparing(InboxText.InboxRow::at).reversed());
    TextTable table = new TextTable(ansi(), "AT", "BOX", "N", "TO", "TITLE");
    rows.stream().limit(limit).forEach(row -> table.row(row.cells()));
    print(table, "No messages" + (box.isEmpty() ? "" : " in " + box) + " yet.");
    if (rows.size() > 0) {
      InboxText.InboxRow newest = rows.get(0);
      printLine("");
      printLine("To read one:  ./sluice sim inbox " + newest.box() + " --show " + newest.number());
    }
  }
}
