package io.sluice.hub.cli.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and writes flow files. */
final class FlowFiles {
  private FlowFiles() {}

  /** The regular files below a folder with one of the suffixes, sorted; links are not followed. */
  static List<Path> below(Path folder, String... suffixes) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean wanted = List.of(suffixes).stream().anyMatch(name::endsWith);
        if (wanted && Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    }
    found.sort((a, b) -> relative(folder, a).compareTo(relative(folder, b)));
    return found;
  }

  /** The path of a file relative to a folder, with slashes on every operating system. */
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** The names under which a folder already contains a file. */
  static List<String> present(Path folder, Iterable<String> names) {
    List<String> present = new ArrayList<>();
    for (String name : names) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        present.add(name);
      }
    }
    return present;
  }

  /**
   * Writes files under temporary names first and then renames them, so that a failed write leaves
   * existing files unchanged.
   */
  static void write(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    List<Path> temporary = new ArrayList<>();
    try {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        Path file = folder.resolve("." + entry.getKey() + ".tmp");
        Files.deleteIfExists(file);
        temporary.add(file);
        Files.write(
            file, entry.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      int i = 0;
      for (String name : files.keySet()) {
        Files.move(temporary.get(i++), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path file : temporary) {
        Files.deleteIfExists(file);
      }
    }
  }
}
