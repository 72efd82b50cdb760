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

/** The folder with the flow files. Its methods block. */
class FlowFolder {
  /** Files at most, which bounds memory; further ones are told of and not read. */
  static final int MOST_FILES = 20_000;

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

  private final Path folder;
  private final int most;
  private Map<String, Stamp> seen = new LinkedHashMap<>();

  FlowFolder(Path folder) {
    this(folder, MOST_FILES);
  }

  FlowFolder(Path folder, int most) {
    this.folder = folder;
    this.most = most;
  }

  private record Stamp(long size, String modified, String key) {}

  /**
   * What has changed since the last look.
   *
   * @param changed files that are new or other than before, with their bytes, in the order of names
   * @param removed files that are gone
   * @param unreadable files that are there and cannot be read; they are tried again at the next
   *     look
   */
  record FolderChanges(
      Map<String, byte[]> changed, List<String> removed, Map<String, FileRefusal> unreadable) {
    boolean isEmpty() {
      return changed.isEmpty() && removed.isEmpty() && unreadable.isEmpty();
    }
  }

  /** Which rule keeps a file from being read, and what to do. */
  record FileRefusal(String rule, String advice) {}

  /** Looks at the folder; a folder that is not there is empty. */
  FolderChanges look() throws IOException {
    Map<String, Stamp> now = new LinkedHashMap<>();
    Map<String, byte[]> changed = new LinkedHashMap<>();
    Map<String, FileRefusal> unreadable = new LinkedHashMap<>();
    for (String name : names()) {
      try {
        Path file = folder.resolve(name);
        Stamp stamp = stamp(file);
        if (now.size() == most) {
          unreadable.put(name, tooMany());
          continue;
        }
        if (!stamp.equals(seen.get(name))) {
          changed.put(name, read(file));
        }
        now.put(name, stamp);
      } catch (NoSuchFileException goneMeanwhile) {
        changed.remove(name);
      } catch (IOException refused) {
        unreadable.put(
            name,
            new FileRefusal(
                "the file can be read", "Give the hub leave to. " + refused.toString()));
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
        "a folder has at most " + most + " flow files",
        "Remove flows that nobody needs, or run a second hub for another connection.");
  }

  private static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        attributes.size(),
        attributes.lastModifiedTime().toString(),
        String.valueOf(attributes.fileKey()));
  }

  /** The bytes of a file, of one that is too large its beginning and a byte too many. */
  byte[] read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(FlowReader.MAX_BYTES + 1);
    }
  }

  /** Makes the next look give these files again. */
  void forget(Iterable<String> files) {
    files.forEach(seen::remove);
  }

  /** Files that are known come first, so that a further one takes no place of theirs. */
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
