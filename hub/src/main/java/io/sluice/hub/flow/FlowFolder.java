package io.sluice.hub.flow;

import io.sluice.wdl.definition.FlowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of the flow files. Its methods block. */
class FlowFolder {
  /** Maximum number of files, which bounds memory; further ones are reported and not read. */
  static final int MAX_FILES = 20_000;

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

  private final Path folder;
  private final int maxFiles;
  private Map<String, Stamp> seen = new LinkedHashMap<>();

  FlowFolder(Path folder) {
    this(folder, MAX_FILES);
  }

  FlowFolder(Path folder, int maxFiles) {
    this.folder = folder;
    this.maxFiles = maxFiles;
  }

  private record Stamp(long size, String modified, String key) {}

  /**
   * Changes of the folder since it was last read.
   *
   * @param changed new and changed files with their bytes, ordered by name
   * @param removed deleted files
   * @param unreadable files that cannot be read; they are tried again next time
   */
  record FolderChanges(
      Map<String, byte[]> changed, List<String> removed, Map<String, FileRefusal> unreadable) {
    boolean isEmpty() {
      return changed.isEmpty() && removed.isEmpty() && unreadable.isEmpty();
    }
  }

  /** The rule that keeps a file from being read, and what to do about it. */
  record FileRefusal(String rule, String advice) {}

  /** Reads what has changed; a folder that does not exist is empty. */
  FolderChanges changes() throws IOException {
    Map<String, Stamp> now = new LinkedHashMap<>();
    Map<String, byte[]> changed = new LinkedHashMap<>();
    Map<String, FileRefusal> unreadable = new LinkedHashMap<>();
    for (String name : names()) {
      try {
        Path file = folder.resolve(name);
        Stamp stamp = stamp(file);
        if (now.size() == maxFiles) {
          unreadable.put(name, tooMany());
          continue;
        }
        if (!stamp.equals(seen.get(name))) {
          changed.put(name, read(file));
        }
        now.put(name, stamp);
      } catch (NoSuchFileException deletedMeanwhile) {
        changed.remove(name);
      } catch (IOException refused) {
        unreadable.put(
            name,
            new FileRefusal(
                "the file can be read", "Allow the hub to read it. " + refused.toString()));
      }
    }
    List<String> removed =
        seen.keySet().stream()
            .filter(name -> !now.containsKey(name) && !unreadable.containsKey(name))
            .toList();
    seen = now;
    return new FolderChanges(changed, removed, unreadable);
  }

  private FileRefusal tooMany() {
    return new FileRefusal(
        "a folder has at most " + maxFiles + " flow files",
        "Remove unused flows, or run a second hub for another connection.");
  }

  private static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        attributes.size(),
        attributes.lastModifiedTime().toString(),
        String.valueOf(attributes.fileKey()));
  }

  /** A file's bytes; of a file that is too large, one byte more than the maximum. */
  byte[] read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(FlowReader.MAX_BYTES + 1);
    }
  }

  /** Makes these files count as changed when the folder is next read. */
  void forget(Iterable<String> files) {
    files.forEach(seen::remove);
  }

  /** Known files first, so that a new one never takes the place of one in use. */
  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(FlowFolder::isFlow)
          .sorted(
              Comparator.comparing((String name) -> !seen.containsKey(name))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static boolean isFlow(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
