package io.sluice.hub.cli.offline;

import io.sluice.wdl.files.FileMembers;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.LogicAppProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files below a folder. Links to folders are not followed.
 *
 * @param names relative to the folder, sorted
 */
record FolderMembers(Path folder, List<String> names) implements FileMembers {
  /** Files larger than this are not read. */
  private static final long MAX_BYTES = 128_000_000;

  /** Maximum number of workflows and artifacts of a project. */
  private static final int MAX_FILES = 10_000;

  /** All files at any depth. */
  static FolderMembers of(Path folder) throws IOException {
    return new FolderMembers(
        folder,
        FlowFiles.below(folder, "").stream()
            .map(file -> FlowFiles.relative(folder, file))
            .toList());
  }

  /** Only the files that make a Logic Apps Standard project of a folder. */
  static FolderMembers ofProject(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : LogicAppProject.FILES) {
      if (Files.isRegularFile(folder.resolve(file))) {
        names.add(file);
      }
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.limit(MAX_FILES).sorted().toList()) {
        if (Files.isRegularFile(entry.resolve("workflow.json"))) {
          names.add(entry.getFileName() + "/workflow.json");
        }
      }
    }
    Path artifacts = folder.resolve("Artifacts");
    if (Files.isDirectory(artifacts)) {
      try (Stream<Path> files = Files.walk(artifacts, 3)) {
        files
            .limit(MAX_FILES)
            .filter(Files::isRegularFile)
            .forEach(file -> names.add(FlowFiles.relative(folder, file)));
      }
    }
    return new FolderMembers(folder, List.copyOf(names));
  }

  @Override
  public byte[] read(String name) throws FileRefusedException {
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new FileRefusedException(name + " is larger than " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new FileRefusedException(name + " cannot be read: " + unreadable);
    }
  }
}
