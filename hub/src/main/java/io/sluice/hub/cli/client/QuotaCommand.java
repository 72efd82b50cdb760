package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/** Shows the usage of each quota, its users, and the outlook for waiting calls. */
@Command(
    name = "quota",
    description = "Shows the usage of each quota, its users and when calls are free again.",
    mixinStandardHelpOptions = true,
    subcommands = QuotaPlanCommand.class,
    footer = {
      "",
      "Examples:",
      "  ./sluice quota",
      "  ./sluice quota plan examples/flows/teams-on-refresh-failure.json --events-per-day 200"
    })
public final class QuotaCommand extends ClientCommand {
  private static final double MILLIS = 1000;
  private static final int COLUMNS = 60;
  private static final String LEVELS = " .:-=+*#%@";

  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.get("/quota");
    if (printedAsJson(answer)) {
      return;
    }
    TextTable table =
        new TextTable(
            ansi(),
            "USED",
            "LIMIT",
            "WINDOW",
            "FREE",
            "IN FLIGHT",
            "COOLING",
            "QUEUED",
            "429S",
            "BUCKET");
    for (JsonObject bucket : items(answer, "items")) {
      JsonObject outlook = bucket.getJsonObject("outlook");
      table.row(
          TextFormat.text(bucket, "used"),
          TextFormat.text(bucket, "limit"),
          seconds(bucket, "windowSeconds"),
          TextFormat.text(outlook, "free"),
          TextFormat.text(bucket, "inFlight"),
          TextFormat.text(outlook, "cooling"),
          TextFormat.text(bucket, "queued"),
          TextFormat.text(bucket, "throttled"),
          TextFormat.text(bucket, "bucket"));
    }
    print(table, "No call has been made yet.");
    for (JsonObject bucket : items(answer, "items")) {
      details(bucket);
    }
  }

  private void details(JsonObject bucket) {
    boolean quiet = bucket.getInteger("used") == 0 && bucket.getInteger("queued") == 0;
    if (quiet && bucket.getString("pausedUntil") == null && !shrunk(bucket)) {
      return;
    }
    printLine("");
    printLine(TextFormat.text(bucket, "bucket"));
    String drawn = picture(bucket.getJsonArray("perSecond"));
    printLine(
        "  by time  ["
            + drawn
            + "]  the last "
            + TextFormat.duration(Duration.ofSeconds(drawn.length())));
    JsonObject outlook = bucket.getJsonObject("outlook");
    waiting(outlook.getJsonObject("waiting"));
    forecast(bucket, outlook);
    if (outlook.getInteger("free") < allowedNow(bucket, outlook)) {
      printLine(
          "  free     %s now: another window of this quota is narrower and limits it"
              .formatted(TextFormat.text(outlook, "free")));
    }
    TextTable users = new TextTable(ansi(), "CALLS", "USED BY");
    for (JsonObject use : items(bucket, "users")) {
      users.row(TextFormat.text(use, "calls"), TextFormat.text(use, "user"));
    }
    if (!users.isEmpty()) {
      users.lines().forEach(line -> out().println("  " + line));
    }
    if (shrunk(bucket)) {
      printLine(
          "  allowed  %s of %s, because the service reported too many calls: another program uses"
              .formatted(TextFormat.text(outlook, "allowed"), TextFormat.text(bucket, "limit")));
      printLine(
          "           this quota, or its limit is lower. The share grows again without such"
              + " reports.");
    }
    if (bucket.getString("pausedUntil") != null) {
      printLine("  paused by the service until " + TextFormat.time(bucket, "pausedUntil"));
    }
  }

  /** Calls that the displayed window would allow now. */
  private static int allowedNow(JsonObject bucket, JsonObject outlook) {
    int taken = bucket.getInteger("inFlight") + outlook.getInteger("cooling");
    return Math.max(0, outlook.getInteger("allowed") - taken);
  }

  private static boolean shrunk(JsonObject bucket) {
    return bucket.getJsonObject("outlook").getInteger("allowed") < bucket.getInteger("limit");
  }

  private void waiting(JsonObject waiting) {
    printLine(
        "  waiting  "
            + String.join(
                ", ",
                waiting.fieldNames().stream()
                    .map(name -> name + " " + waiting.getInteger(name))
                    .toList()));
  }

  private void forecast(JsonObject bucket, JsonObject outlook) {
    boolean now = outlook.getDouble("nextFreeSeconds") == 0;
    String next = now ? "now" : "within " + seconds(outlook, "nextFreeSeconds");
    String queue =
        bucket.getInteger("queued") == 0
            ? "no call waits"
            : "the queue is empty in about " + seconds(outlook, "queueEmptySeconds");
    printLine("  forecast the next slot is free " + next + "; " + queue + ";");
    printLine(
        "           of the %s calls that can leave in the next %s, %s are taken"
            .formatted(
                TextFormat.text(outlook, "nextWindowCalls"),
                seconds(bucket, "windowSeconds"),
                TextFormat.text(outlook, "nextWindowTaken")));
  }

  /** One character for each second: how many calls allowedNow in it, against the busiest second. */
  private static String picture(JsonArray perSecond) {
    int from = Math.max(0, perSecond.size() - COLUMNS);
    int most = IntStream.range(from, perSecond.size()).map(perSecond::getInteger).max().orElse(0);
    StringBuilder drawn = new StringBuilder();
    for (int i = from; i < perSecond.size(); i++) {
      int calls = perSecond.getInteger(i);
      int level = calls == 0 ? 0 : Math.max(1, calls * (LEVELS.length() - 1) / most);
      drawn.append(LEVELS.charAt(level));
    }
    return drawn.toString();
  }

  private static String seconds(JsonObject bucket, String field) {
    return TextFormat.duration(Duration.ofMillis((long) (bucket.getDouble(field) * MILLIS)));
  }
}
