package io.sluice.hub.cli.offline;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.trial.CalledFlow;
import io.sluice.wdl.trial.CalledFlow.UnusableFlow;
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
 * Finds called flows near a flow file: in its folder, and, where each flow has a folder of its own
 * as in packages and in Logic Apps Standard, in the sibling folders. Reads each file once.
 */
final class SiblingFlows implements CalledFlows {
  /** Maximum number of entries listed per folder. */
  private static final int MAX_FILES = 10_000;

  /** The length of a GUID without dashes; shorter references are names. */
  private static final int MIN_ID_LENGTH = 32;

  private static final List<String> SUFFIXES = List.of(".json", ".yaml", ".yml");
  private static final List<String> FOLDER_FILES = List.of("definition.json", "workflow.json");

  private final Path folder;
  private final CompileSettings settings;
  private final Map<String, Optional<CalledFlow>> cache = new LinkedHashMap<>();

  SiblingFlows(Path file, CompileSettings settings) {
    this.settings = settings;
    Path parent = file.toAbsolutePath().getParent();
    this.folder = parent == null ? file.toAbsolutePath() : parent;
  }

  @Override
  public Optional<CalledFlow> find(String reference) {
    return cache.computeIfAbsent(reference, this::read);
  }

  private Optional<CalledFlow> read(String reference) {
    try {
      Path found = file(reference);
      if (found == null) {
        return Optional.empty();
      }
      return Optional.of(
          CollectedFlows.read(FlowPlace.flow(found, FlowFiles.relative(folder, found)), settings));
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.of(new UnusableFlow(reference, "it cannot be read: " + unreadable));
    }
  }

  private @Nullable Path file(String reference) throws IOException {
    List<Path> flows = new ArrayList<>();
    for (Path file : list(folder)) {
      String name = lower(file);
      if (Files.isRegularFile(file) && SUFFIXES.stream().anyMatch(name::endsWith)) {
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
      if (wanted.length() >= MIN_ID_LENGTH && lower(file).contains(wanted)) {
        return file;
      }
    }
    return inSiblingFolders(wanted);
  }

  private @Nullable Path inSiblingFolders(String wanted) throws IOException {
    Path parent = folder.getParent();
    for (Path other : parent == null ? List.<Path>of() : list(parent)) {
      for (String name : FOLDER_FILES) {
        if (lower(other).equals(wanted) && Files.isRegularFile(other.resolve(name))) {
          return other.resolve(name);
        }
      }
    }
    return null;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.limit(MAX_FILES).sorted().toList();
    }
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
