package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import picocli.CommandLine.Command;

/** Shows how much of every quota is used, and by whom. */
@Command(
    name = "quota",
    description = "Shows how much of every quota is used, and by whom.",
    mixinStandardHelpOptions = true)
public final class QuotaCommand extends ClientCommand {
  private static final double MILLIS = 1000;

  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.get("/quota");
    if (printed(answer)) {
      return;
    }
    Table table =
        new Table(
            ansi(), "USED", "LIMIT", "WINDOW", "BUSY", "QUEUED", "NEXT FREE", "429S", "BUCKET");
    for (JsonObject bucket : items(answer, "items")) {
      table.row(
          Words.text(bucket, "used"),
          Words.text(bucket, "limit"),
          seconds(bucket, "windowSeconds"),
          Words.text(bucket, "busy"),
          Words.text(bucket, "queued"),
          seconds(bucket, "expectedWaitSeconds"),
          Words.text(bucket, "throttled"),
          Words.text(bucket, "bucket"));
    }
    print(table, "No call has been made yet.");
    for (JsonObject bucket : items(answer, "items")) {
      users(bucket);
    }
  }

  private void users(JsonObject bucket) {
    Table users = new Table(ansi(), "CALLS", "USED BY");
    for (JsonObject use : items(bucket, "users")) {
      users.row(Words.text(use, "calls"), Words.text(use, "user"));
    }
    if (!users.isEmpty()) {
      say("");
      say(Words.text(bucket, "bucket"));
      users.lines().forEach(line -> out().println("  " + line));
    }
    if (bucket.getString("pausedUntil") != null) {
      say("  paused by the service until " + Words.time(bucket, "pausedUntil"));
    }
  }

  private static String seconds(JsonObject bucket, String field) {
    return Words.span(Duration.ofMillis((long) (bucket.getDouble(field) * MILLIS)));
  }
}
