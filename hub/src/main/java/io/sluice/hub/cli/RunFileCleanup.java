package io.sluice.hub.cli;

import io.sluice.hub.cli.client.RunFile;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The first thing that a hub does when it leaves: what comes after may take longer than the process
 * is given, and a note that stays would lead other commands astray.
 */
final class RunFileCleanup {
  private RunFileCleanup() {}

  /** Removes the note by which other commands find the hub. */
  static Future<Void> removeNote(Path data) {
    try {
      RunFile.remove(data);
      return Future.succeededFuture();
    } catch (IOException failed) {
      return Future.failedFuture(failed);
    }
  }
}
