package io.sluice.hub.flow;

import io.sluice.hub.store.FlowActivation;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
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

/** Brings the folder's files into the catalogue, each only when its version is in the store. */
final class FlowLoader {
  private static final Logger LOG = LoggerFactory.getLogger(FlowLoader.class);

  /** Files whose versions are kept in one commit at most. */
  private static final int MOST_AT_ONCE = 200;

  private final Vertx vertx;
  private final FlowPorts ports;
  private final FlowCatalogue catalogue;
  private final FlowVersions versions;
  private final @Nullable FlowFolder folder;
  private boolean reconsidering;

  FlowLoader(
      Vertx vertx,
      FlowPorts ports,
      FlowCatalogue catalogue,
      FlowVersions versions,
      @Nullable Path folder) {
    this.vertx = vertx;
    this.ports = ports;
    this.catalogue = catalogue;
    this.versions = versions;
    this.folder = folder == null ? null : new FlowFolder(folder);
  }

  /** Looks at the folder and takes what has changed; gives the names of the flows that did. */
  Future<Set<String>> load() {
    if (folder == null) {
      return Future.succeededFuture(new TreeSet<>());
    }
    if (reconsidering) {
      reconsidering = false;
      forget(catalogue.wrong());
    }
    return vertx.executeBlocking(() -> Found.in(folder), false).compose(this::take);
  }

  /** A look at the folder, and what was read of the files that changed. */
  private record Found(
      FlowFolder.FolderChanges look, Map<String, FlowReader.FlowReadResult> readings) {
    /** Blocks, and takes its time with thousands of files. */
    static Found in(FlowFolder folder) throws IOException {
      FlowFolder.FolderChanges look = folder.look();
      Map<String, FlowReader.FlowReadResult> readings = new LinkedHashMap<>();
      look.changed().forEach((file, bytes) -> readings.put(file, FlowReader.read(file, bytes)));
      return new Found(look, readings);
    }
  }

  private Future<Set<String>> take(Found found) {
    FlowFolder.FolderChanges look = found.look();
    Set<String> changed = new TreeSet<>();
    for (String file : look.removed()) {
      catalogue.remove(file).ifPresent(changed::add);
    }
    if (!look.removed().isEmpty()) {
      // A name may have become free.
      forget(catalogue.wrong());
    }
    for (Map.Entry<String, FlowFolder.FileRefusal> file : look.unreadable().entrySet()) {
      unreadable(file.getKey(), file.getValue(), changed);
    }
    return takeAll(new ArrayDeque<>(found.readings().entrySet()), changed).map(changed);
  }

  /** Takes files until two have one name: which of them is wrong is known when one is taken. */
  private Future<Void> takeAll(
      Deque<Map.Entry<String, FlowReader.FlowReadResult>> rest, Set<String> changed) {
    Set<String> names = new LinkedHashSet<>();
    List<Future<Runnable>> taken = new ArrayList<>();
    while (!rest.isEmpty()
        && taken.size() < MOST_AT_ONCE
        && names.add(FlowCatalogue.key(rest.element().getValue().name()))) {
      Map.Entry<String, FlowReader.FlowReadResult> file = rest.remove();
      taken.add(takeFile(file.getKey(), file.getValue(), changed));
    }
    if (taken.isEmpty()) {
      return Future.succeededFuture();
    }
    return Future.all(taken)
        .compose(
            all -> {
              taken.forEach(file -> file.result().run());
              return takeAll(rest, changed);
            });
  }

  /** Tells of a file that cannot be read, once for each reason. */
  private void unreadable(String file, FlowFolder.FileRefusal reason, Set<String> changed) {
    FlowEntry entry = catalogue.unreadable(file, reason);
    if (!entry.problems().equals(catalogue.problems(file))) {
      accept(entry, changed);
    }
  }

  /** What is to be done with a file when its version is in the store. */
  private Future<Runnable> takeFile(
      String file, FlowReader.FlowReadResult reading, Set<String> changed) {
    Instant now = ports.time().instant();
    FlowEntry entry = catalogue.judge(reading, file, now);
    FlowDefinition definition = entry.definition();
    boolean good = definition != null && entry.problems().isEmpty();
    Future<Void> kept =
        good && definition != null ? versions.keep(definition, now) : Future.succeededFuture();
    return kept.<Runnable>map(done -> () -> accept(entry, changed))
        .otherwise(
            cause ->
                () -> {
                  LOG.warn("{} is not taken yet: {}", file, cause.getMessage());
                  forget(List.of(file));
                });
  }

  private void accept(FlowEntry entry, Set<String> changed) {
    report(entry);
    catalogue.put(entry);
    changed.add(entry.name());
  }

  /** Judges the files that were wrong again at the next look: what they name may have changed. */
  void reconsider() {
    // A look may be under way on another thread, so the folder is not touched here.
    reconsidering = true;
  }

  private void forget(List<String> files) {
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
          entry.definition() == null ? "" : ", its last good version stays in force",
          String.join("; ", entry.problems()));
    }
  }

  /** Reads which flows are paused. */
  Future<Void> states() {
    return ports
        .store()
        .flows()
        .states()
        .map(
            rows -> {
              List<FlowActivation> all = new ArrayList<>(rows);
              all.forEach(row -> catalogue.setEnabled(row.flow(), row.enabled()));
              return null;
            });
  }
}
