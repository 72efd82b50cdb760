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

/** Finds flow files and writes them. */
final class FlowFiles {
  private FlowFiles() {}

  /** The regular files below a folder with one of the endings, sorted; links are not followed. */
  static List<Path> below(Path folder, String... endings) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean wanted = List.of(endings).stream().anyMatch(name::endsWith);
        if (wanted && Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    }
    found.sort((a, b) -> relative(folder, a).compareTo(relative(folder, b)));
    return found;
  }

  /** A file's name below a folder, with slashes on every system. */
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** Those files of a folder that are there already. */
  static List<String> present(Path folder, Iterable<String> names) {
    List<String> present = new ArrayList<>();
    for (String name : names) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        present.add(name);
      }
    }
    return present;
  }

  /** Writes files: first all beside their places, then each at once into its place. */
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
