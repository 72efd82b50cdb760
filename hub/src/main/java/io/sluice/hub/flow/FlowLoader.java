package io.sluice.hub.flow;

import io.sluice.hub.time.Time;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.FlowReader.FlowReadResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the flow folder into the catalogue, each version only once it is in the store. */
final class FlowLoader {
  private static final Logger LOG = LoggerFactory.getLogger(FlowLoader.class);

  /** Maximum number of files whose versions are stored in one commit. */
  private static final int MAX_BATCH = 200;

  private final Vertx vertx;
  private final Time time;
  private final FlowCatalogue catalogue;
  private final FlowVersions versions;
  private final @Nullable FlowFolder folder;
  private boolean revalidating;

  FlowLoader(Vertx vertx, Time time, FlowCatalogue catalogue, FlowVersions versions) {
    this.vertx = vertx;
    this.time = time;
    this.catalogue = catalogue;
    this.versions = versions;
    Path path = catalogue.config().folder();
    this.folder = path == null ? null : new FlowFolder(path);
  }

  /** Loads the changes of the folder; returns the names of the flows that have changed. */
  Future<Set<String>> load() {
    if (folder == null) {
      return Future.succeededFuture(new TreeSet<>());
    }
    if (revalidating) {
      revalidating = false;
      reload(catalogue.invalidFiles());
    }
    return vertx.executeBlocking(() -> ReadFolder.of(folder), false).compose(this::apply);
  }

  /** The changes of the folder, with the changed files parsed. */
  private record ReadFolder(FlowFolder.FolderChanges changes, Map<String, FlowReadResult> files) {
    /** Blocks; slow with thousands of files. */
    static ReadFolder of(FlowFolder folder) throws IOException {
      FlowFolder.FolderChanges changes = folder.changes();
      Map<String, FlowReadResult> files = new LinkedHashMap<>();
      changes.changed().forEach((file, bytes) -> files.put(file, FlowReader.read(file, bytes)));
      return new ReadFolder(changes, files);
    }
  }

  private Future<Set<String>> apply(ReadFolder read) {
    FlowFolder.FolderChanges changes = read.changes();
    Set<String> changed = new TreeSet<>();
    for (String file : changes.removed()) {
      catalogue.remove(file).ifPresent(changed::add);
    }
    if (!changes.removed().isEmpty()) {
      // A name that two files had may have become unique.
      reload(catalogue.invalidFiles());
    }
    for (Map.Entry<String, FlowFolder.FileRefusal> file : changes.unreadable().entrySet()) {
      unreadable(file.getKey(), file.getValue(), changed);
    }
    return applyAll(new ArrayDeque<>(read.files().entrySet()), changed).map(changed);
  }

  /**
   * Applies files in batches without two of one name: which of the two is invalid is only known
   * once the other one is in the catalogue.
   */
  private Future<Void> applyAll(
      Deque<Map.Entry<String, FlowReadResult>> rest, Set<String> changed) {
    Set<String> names = new LinkedHashSet<>();
    List<Future<Runnable>> batch = new ArrayList<>();
    while (!rest.isEmpty()
        && batch.size() < MAX_BATCH
        && names.add(FlowCatalogue.key(rest.element().getValue().name()))) {
      Map.Entry<String, FlowReadResult> file = rest.remove();
      batch.add(store(file.getKey(), file.getValue(), changed));
    }
    if (batch.isEmpty()) {
      return Future.succeededFuture();
    }
    return Future.all(batch)
        .compose(
            all -> {
              batch.forEach(file -> file.result().run());
              return applyAll(rest, changed);
            });
  }

  /** Reports a file that cannot be read, once for each reason. */
  private void unreadable(String file, FlowFolder.FileRefusal reason, Set<String> changed) {
    FlowEntry entry = catalogue.unreadable(file, reason);
    if (!entry.problems().equals(catalogue.problems(file))) {
      accept(entry, changed);
    }
  }

  /** Stores a file's version; returns the change of the catalogue that follows. */
  private Future<Runnable> store(String file, FlowReadResult read, Set<String> changed) {
    Instant now = time.instant();
    FlowEntry entry = catalogue.validate(read, file, now);
    FlowDefinition definition = entry.definition();
    Future<Void> stored =
        definition != null && entry.problems().isEmpty()
            ? versions.keep(definition, now)
            : Future.succeededFuture();
    return stored
        .<Runnable>map(
            done ->
                () -> {
                  accept(entry, changed);
                  read.warnings().forEach(warning -> LOG.warn("{}", warning.text()));
                })
        .otherwise(
            cause ->
                () -> {
                  LOG.warn("{} cannot be loaded yet: {}", file, cause.getMessage());
                  reload(List.of(file));
                });
  }

  private void accept(FlowEntry entry, Set<String> changed) {
    report(entry);
    catalogue.put(entry);
    changed.add(entry.name());
  }

  /** Validates invalid files again with the next load: what they depend on may have changed. */
  void revalidate() {
    // Not at once: another thread may be reading the folder.
    revalidating = true;
  }

  private void reload(List<String> files) {
    if (folder != null) {
      folder.forget(files);
    }
  }

  private static void report(FlowEntry entry) {
    if (entry.problems().isEmpty()) {
      LOG.info("flow {} loaded from {}", entry.name(), entry.file());
    } else {
      LOG.warn(
          "{} is not loaded{}: {}",
          entry.file(),
          entry.definition() == null ? "" : ", its last valid version stays in force",
          String.join("; ", entry.problems()));
    }
  }
}
