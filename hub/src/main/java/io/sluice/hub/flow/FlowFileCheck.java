package io.sluice.hub.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the flow files as a hub would and says what is wrong; nothing is kept. */
public final class FlowFileCheck {
  private FlowFileCheck() {}

  /**
   * One file.
   *
   * @param problems each with place, rule and advice; empty when it can be used
   */
  public record CheckedFile(String file, List<String> problems) {}

  /**
   * Checks every file of a folder. Blocks.
   *
   * @throws IOException when the folder cannot be listed
   */
  public static List<CheckedFile> check(
      FlowConfig config, Path folder, TriggerCheck triggers, Instant now) throws IOException {
    FlowCatalogue catalogue = new FlowCatalogue(triggers, config);
    FlowFolder.FolderChanges look = new FlowFolder(folder).look();
    List<CheckedFile> checked = new ArrayList<>();
    look.changed()
        .forEach(
            (file, bytes) -> {
              FlowEntry entry = catalogue.judge(file, bytes, now);
              catalogue.put(entry);
              checked.add(new CheckedFile(file, entry.problems()));
            });
    look.unreadable()
        .forEach(
            (file, reason) ->
                checked.add(new CheckedFile(file, catalogue.unreadable(file, reason).problems())));
    checked.sort(Comparator.comparing(CheckedFile::file));
    return checked;
  }
}
