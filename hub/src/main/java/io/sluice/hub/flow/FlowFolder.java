package io.sluice.hub.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with the flow files. Its methods block. */
class FlowFolder {
  /** Files at most; further ones, in the order of their names, are not read. */
  static final int MOST_FILES = 1_000;

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

  private final Path folder;
  private Map<String, Stamp> seen = new LinkedHashMap<>();

  FlowFolder(Path folder) {
    this.folder = folder;
  }

  private record Stamp(long size, String modified, String key) {}

  /**
   * What has changed since the last look.
   *
   * @param changed files that are new or other than before, with their bytes, in the order of names
   * @param removed files that are gone
   * @param unreadable files that are there and cannot be read, with the reason; they are tried
   *     again at the next look
   */
  record Look(Map<String, byte[]> changed, List<String> removed, Map<String, String> unreadable) {
    boolean isEmpty() {
      return changed.isEmpty() && removed.isEmpty() && unreadable.isEmpty();
    }
  }

  /** Looks at the folder; a folder that is not there is empty. */
  Look look() throws IOException {
    Map<String, Stamp> now = new LinkedHashMap<>();
    Map<String, byte[]> changed = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    for (String name : names()) {
      try {
        Path file = folder.resolve(name);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Stamp stamp =
            new Stamp(
                attributes.size(),
                attributes.lastModifiedTime().toString(),
                String.valueOf(attributes.fileKey()));
        if (!stamp.equals(seen.get(name))) {
          changed.put(name, read(file));
        }
        now.put(name, stamp);
      } catch (NoSuchFileException goneMeanwhile) {
        changed.remove(name);
      } catch (IOException refused) {
        unreadable.put(name, refused.toString());
      }
    }
    List<String> removed =
        seen.keySet().stream()
            .filter(name -> !now.containsKey(name) && !unreadable.containsKey(name))
            .toList();
    seen = now;
    return new Look(changed, removed, unreadable);
  }

  /** The bytes of a file. */
  byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  /** Makes the next look give these files again. */
  void forget(Iterable<String> files) {
    files.forEach(seen::remove);
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(FlowFolder::isFlow)
          .sorted()
          .limit(MOST_FILES)
          .collect(Collectors.toList());
    }
  }

  private static boolean isFlow(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
