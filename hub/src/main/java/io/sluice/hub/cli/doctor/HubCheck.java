package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.client.HubClient;
import io.sluice.hub.cli.client.RunFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Checks the hub that runs with the data folder: finds it by run file and lock, and queries its
 * API.
 */
final class HubCheck {
  private HubCheck() {}

  static List<CheckFinding> running(Installation installation) {
    Optional<RunFile> note;
    try {
      note = installation.note();
    } catch (ClientException broken) {
      return List.of(CheckFinding.failed(broken.getMessage() + ".", broken.hint()));
    }
    Optional<String> holder = installation.holder();
    if (holder.isEmpty()) {
      return List.of(note.map(HubCheck::staleRunFile).orElseGet(HubCheck::notRunning));
    }
    if (note.isEmpty()) {
      return List.of(
          CheckFinding.warning(
              "The data folder is held by " + holder.get() + ", but there is no run.json.",
              "If a hub is just starting, try again in a moment; otherwise stop that process."));
    }
    return queryHub(installation, note.get());
  }

  private static CheckFinding notRunning() {
    return CheckFinding.ok("No hub is running with the data folder.");
  }

  private static CheckFinding staleRunFile(RunFile note) {
    return CheckFinding.warning(
        "A hub started at %s (process %d) ended without deleting %s."
            .formatted(note.startedAt(), note.pid(), RunFile.NAME),
        "No data is lost. Its log may show why it ended; the next start replaces the file.");
  }

  private static List<CheckFinding> queryHub(Installation installation, RunFile note) {
    List<CheckFinding> findings = new ArrayList<>();
    findings.add(
        CheckFinding.ok(
            "A hub is running: process %d, since %s, %s."
                .formatted(note.pid(), note.startedAt(), note.console())));
    try {
      HubClient api = new HubClient(note.api(), token(installation, note));
      findings.add(ready(note.console()));
      for (JsonObject source : items(api.get("/sources"))) {
        findings.add(source(source));
      }
      for (JsonObject bucket : items(api.get("/quota"))) {
        if (bucket.getString("bucket", "").startsWith("customer-insights:")) {
          findings.add(quota(bucket));
        }
      }
    } catch (ClientException refused) {
      findings.add(
          CheckFinding.failed(
              "The hub cannot be queried: " + refused.getMessage() + ".", refused.hint()));
    } catch (IOException unreadable) {
      findings.add(
          CheckFinding.failed(
              "The hub's token cannot be read: " + unreadable.getMessage() + ".",
              "Run doctor as the user that started the hub."));
    }
    return findings;
  }

  private static Optional<String> token(Installation installation, RunFile note)
      throws IOException {
    return note.tokenFile().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Files.readString(installation.data().resolve(note.tokenFile().get())).strip());
  }

  private static CheckFinding ready(URI console) {
    try {
      new HubClient(console, Optional.empty()).get("/-/ready");
      return CheckFinding.ok("The hub is ready: all sources are up to date.");
    } catch (ClientException notReady) {
      return notReady(notReady);
    }
  }

  /** Judges why a hub is not ready. */
  static CheckFinding notReady(ClientException refusal) {
    return refusal.code().equals(ClientException.STORE)
        ? CheckFinding.failed(
            "The hub cannot write to its store, so it neither reads sources nor runs flows: "
                + refusal.getMessage()
                + ".",
            "The last ERROR line in its log has the cause.")
        : CheckFinding.warning(
            "The hub is not ready: " + refusal.getMessage() + ".",
            "A source was not read yet, is stale, or a refresh is overdue: see the sources below.");
  }

  /** Judges the state of a source. */
  static CheckFinding source(JsonObject source) {
    String name = source.getString("name");
    String last = source.getString("lastSweepAt");
    String swept = last == null ? "never" : last;
    return switch (source.getString("state", "")) {
      case "ok" -> CheckFinding.ok("The hub reads %s; last sweep %s.".formatted(name, swept));
      case "starting" ->
          CheckFinding.warning(
              "The hub has not read %s yet.".formatted(name),
              "Try again after a minute: the first call waits that long if the quota ledger is"
                  + " empty.");
      default ->
          CheckFinding.failed(
              "The hub cannot read %s (%s; last sweep %s): %s."
                  .formatted(
                      name,
                      source.getString("state"),
                      swept,
                      Optional.ofNullable(source.getString("problem"))
                          .orElse("the reason is unknown")),
              "Stop the hub and run 'sluice doctor --config FILE', which checks token and API"
                  + " separately.");
    };
  }

  /** Judges the usage of the quota. */
  static CheckFinding quota(JsonObject bucket) {
    String used =
        "%d of %d calls of the window are used"
            .formatted(bucket.getInteger("used"), bucket.getInteger("limit"));
    long throttled = bucket.getLong("throttled");
    return throttled == 0
        ? CheckFinding.ok(used + ", and the API has never reported too many calls.")
        : CheckFinding.warning(
            used + ", and the API reported too many calls " + throttled + " times.",
            "Another program uses the same quota: find out which other program uses these keys.");
  }

  private static List<JsonObject> items(JsonObject answer) {
    JsonArray items = answer.getJsonArray("items", new JsonArray());
    return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
  }
}
