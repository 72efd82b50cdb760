package io.sluice.hub.cli.offline;

import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.trial.CalledFlows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flows beside a file: the files of its folder, and where each flow has a folder of its own, as
 * in packages and in Logic Apps Standard, those in the folders beside. Each is read once.
 */
final class SiblingFlows implements CalledFlows {
  /** Files that are looked at, at most. */
  private static final int MOST_FILES = 10_000;

  /** Characters of an id; a shorter reference is a name. */
  private static final int LEAST_ID = 32;

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");
  private static final List<String> IN_FOLDERS = List.of("definition.json", "workflow.json");

  private final Path folder;
  private final Map<String, Optional<Neighbour>> known = new LinkedHashMap<>();

  SiblingFlows(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    this.folder = parent == null ? file.toAbsolutePath() : parent;
  }

  @Override
  public Optional<Neighbour> find(String reference) {
    return known.computeIfAbsent(reference, this::look);
  }

  private Optional<Neighbour> look(String reference) {
    try {
      Path found = file(reference);
      if (found == null) {
        return Optional.empty();
      }
      String name = FlowFiles.relative(folder, found);
      FlowReader.FlowReadResult reading = FlowReader.read(name, Files.readAllBytes(found));
      return Optional.of(
          new Neighbour(
              name,
              reading.definition().orElse(null),
              String.join("; ", reading.problems().stream().map(FlowProblem::text).toList())));
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.of(new Neighbour(reference, null, "it cannot be read: " + unreadable));
    }
  }

  private @Nullable Path file(String reference) throws IOException {
    List<Path> flows = new ArrayList<>();
    for (Path file : list(folder)) {
      String name = lower(file);
      if (Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith)) {
        flows.add(file);
      }
    }
    for (Path file : flows) {
      if (FlowReader.nameOf(String.valueOf(file.getFileName())).equalsIgnoreCase(reference)) {
        return file;
      }
    }
    String wanted = reference.toLowerCase(Locale.ROOT);
    for (Path file : flows) {
      if (wanted.length() >= LEAST_ID && lower(file).contains(wanted)) {
        return file;
      }
    }
    return inFolders(wanted);
  }

  private @Nullable Path inFolders(String wanted) throws IOException {
    Path around = folder.getParent();
    for (Path other : around == null ? List.<Path>of() : list(around)) {
      for (String name : IN_FOLDERS) {
        if (lower(other).equals(wanted) && Files.isRegularFile(other.resolve(name))) {
          return other.resolve(name);
        }
      }
    }
    return null;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.limit(MOST_FILES).sorted().toList();
    }
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
