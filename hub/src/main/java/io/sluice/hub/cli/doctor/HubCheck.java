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

/** A hub that runs with the folder: found by note and lock, and asked itself. */
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
      return List.of(note.map(HubCheck::left).orElseGet(HubCheck::none));
    }
    if (note.isEmpty()) {
      return List.of(
          CheckFinding.warning(
              "The data folder is held by " + holder.get() + ", which left no note.",
              "If it is a hub that is starting, ask again in a moment; otherwise end it."));
    }
    return asked(installation, note.get());
  }

  private static CheckFinding none() {
    return CheckFinding.ok("No hub runs with the data folder.");
  }

  private static CheckFinding left(RunFile note) {
    return CheckFinding.warning(
        "A hub that began at %s (process %d) ended without removing its note %s."
            .formatted(note.startedAt(), note.pid(), RunFile.NAME),
        "Nothing is lost; look into its log for why it ended. The next start replaces the note.");
  }

  private static List<CheckFinding> asked(Installation installation, RunFile note) {
    List<CheckFinding> findings = new ArrayList<>();
    findings.add(
        CheckFinding.ok(
            "A hub runs: process %d, since %s, %s."
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
              "The hub does not say: " + refused.getMessage() + ".", refused.hint()));
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
      return CheckFinding.ok("The hub is ready: what it watches is fresh.");
    } catch (ClientException notReady) {
      return notReady(notReady);
    }
  }

  /** What it means that a hub is not ready. */
  static CheckFinding notReady(ClientException refusal) {
    return refusal.code().equals(ClientException.STORE)
        ? CheckFinding.failed(
            "The hub can write nothing down, so that it neither reads nor does anything: "
                + refusal.getMessage()
                + ".",
            "The last ERROR line in its log has what the system said.")
        : CheckFinding.warning(
            "The hub is not ready: " + refusal.getMessage() + ".",
            "Something that it watches was not read yet, is stale or overdue: see the sources"
                + " below.");
  }

  /** What a source's state means. */
  static CheckFinding source(JsonObject source) {
    String name = source.getString("name");
    String last = source.getString("lastSweepAt");
    String swept = last == null ? "never" : last;
    return switch (source.getString("state", "")) {
      case "ok" -> CheckFinding.ok("The hub reads %s; last sweep %s.".formatted(name, swept));
      case "starting" ->
          CheckFinding.warning(
              "The hub has not read %s yet.".formatted(name),
              "Ask again after a minute: a new ledger waits that long.");
      default ->
          CheckFinding.failed(
              "The hub cannot read %s (%s; last sweep %s): %s."
                  .formatted(
                      name,
                      source.getString("state"),
                      swept,
                      Optional.ofNullable(source.getString("problem"))
                          .orElse("no reason is known")),
              "Stop the hub and run 'sluice doctor --config FILE' for the token and the API one by"
                  + " one.");
    };
  }

  /** What the use of the quota means. */
  static CheckFinding quota(JsonObject bucket) {
    String used =
        "%d of %d calls of the window are used"
            .formatted(bucket.getInteger("used"), bucket.getInteger("limit"));
    long throttled = bucket.getLong("throttled");
    return throttled == 0
        ? CheckFinding.ok(used + ", and the API has never said that we are too fast.")
        : CheckFinding.warning(
            used + ", and the API said " + throttled + " times that we are too fast.",
            "Another program uses the same quota: look who else calls with these keys.");
  }

  private static List<JsonObject> items(JsonObject answer) {
    JsonArray items = answer.getJsonArray("items", new JsonArray());
    return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
  }
}
