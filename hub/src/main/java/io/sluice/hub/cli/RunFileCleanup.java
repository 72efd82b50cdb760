package io.sluice.hub.cli;

import io.sluice.hub.cli.client.RunFile;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Deletes {@code run.json} as the first shutdown step, so that other commands do not find a dying
 * hub even if the process is killed before the shutdown completes.
 */
final class RunFileCleanup {
  private RunFileCleanup() {}

  static Future<Void> remove(Path data) {
    try {
      RunFile.remove(data);
      return Future.succeededFuture();
    } catch (IOException failed) {
      return Future.failedFuture(failed);
    }
  }
}
