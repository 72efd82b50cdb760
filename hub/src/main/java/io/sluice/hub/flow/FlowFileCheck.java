package io.sluice.hub.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Validates the files of a flow folder as a hub would, without a store. */
public final class FlowFileCheck {
  private FlowFileCheck() {}

  /**
   * A validated file.
   *
   * @param problems each with place, rule and advice; empty when the file is valid
   */
  public record CheckedFile(String file, List<String> problems) {}

  /**
   * Validates every file of a folder. Blocks.
   *
   * @throws IOException when the folder cannot be listed
   */
  public static List<CheckedFile> check(
      FlowConfig config, Path folder, TriggerCheck triggers, Instant now) throws IOException {
    FlowCatalogue catalogue = new FlowCatalogue(config, triggers);
    FlowFolder.FolderChanges changes = new FlowFolder(folder).changes();
    List<CheckedFile> checked = new ArrayList<>();
    changes
        .changed()
        .forEach(
            (file, bytes) -> {
              FlowEntry entry = catalogue.validate(file, bytes, now);
              catalogue.put(entry);
              checked.add(new CheckedFile(file, entry.problems()));
            });
    changes
        .unreadable()
        .forEach(
            (file, reason) ->
                checked.add(new CheckedFile(file, catalogue.unreadable(file, reason).problems())));
    checked.sort(Comparator.comparing(CheckedFile::file));
    return checked;
  }
}
