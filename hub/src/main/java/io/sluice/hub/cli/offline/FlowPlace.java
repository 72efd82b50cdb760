package io.sluice.hub.cli.offline;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.files.FileMembers;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.FoundFlows;
import io.sluice.wdl.files.FoundFlows.FoundFlow;
import io.sluice.wdl.files.LogicAppProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flows at a path that a command names: a flow file, a zip file, a folder of any kind, or
 * a part of a Logic Apps Standard project. A workflow of such a project is the same flow whether
 * the project, the workflow's folder or its file is named.
 */
final class FlowPlace {
  private static final String WORKFLOW = "workflow.json";

  private FlowPlace() {}

  /** The flows at a path. */
  static FoundFlows at(Path place) throws IOException, FileRefusedException {
    Path single = single(place).orElse(null);
    if (single != null) {
      FoundFlow flow =
          flow(single, single.equals(place) ? shown(place) : shown(place) + "/" + WORKFLOW);
      return new FoundFlows(List.of(flow), List.of(), List.of());
    }
    return FoundFlows.in(Files.isDirectory(place) ? FolderMembers.of(place) : zip(place));
  }

  private static String shown(Path place) {
    return String.valueOf(place.getFileName());
  }

  /** The file of the flow, if the path stands for a single one. */
  static Optional<Path> single(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return Optional.of(place.resolve(WORKFLOW)).filter(Files::isRegularFile);
    }
    return isZip(place) ? Optional.empty() : Optional.of(place);
  }

  /** Whether a file is a zip file, by its name or its first bytes. */
  private static boolean isZip(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4
          && start[0] == 'P'
          && start[1] == 'K'
          && start[2] < 9
          && start[3] < 9;
    }
  }

  /** The file stays on disk: only what is needed of it is read. */
  private static FileMembers zip(Path file) throws IOException, FileRefusedException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new FileRefusedException("the zip file is larger than 2 GB");
      }
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return FileMembers.ofZip(bytes);
    }
  }

  /**
   * A flow file with the parts of its project that it uses.
   *
   * @param shown the file's name in messages
   */
  static FoundFlow flow(Path file, String shown) throws IOException {
    FlowFile read = FlowFile.read(shown, Files.readAllBytes(file));
    boolean workflow = String.valueOf(file.getFileName()).equalsIgnoreCase(WORKFLOW);
    Path folder = file.toAbsolutePath().normalize().getParent();
    String name = workflow && folder != null ? String.valueOf(folder.getFileName()) : nameOf(file);
    LogicAppProject project = project(folder, workflow);
    project.complete(read);
    return new FoundFlow(shown, name, read, project);
  }

  private static String nameOf(Path file) {
    String last = String.valueOf(file.getFileName());
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** The project is the folder above a workflow's folder; any other flow may stand beside it. */
  private static LogicAppProject project(@Nullable Path folder, boolean workflow)
      throws IOException {
    Path above = folder == null ? null : folder.getParent();
    if (workflow && above != null) {
      return LogicAppProject.of(FolderMembers.ofProject(above), "");
    }
    for (Path root : Stream.of(folder, above).filter(Objects::nonNull).toList()) {
      if (LogicAppProject.FILES.stream().anyMatch(one -> Files.isRegularFile(root.resolve(one)))) {
        return LogicAppProject.of(FolderMembers.ofProject(root), "");
      }
    }
    return LogicAppProject.NONE;
  }
}
