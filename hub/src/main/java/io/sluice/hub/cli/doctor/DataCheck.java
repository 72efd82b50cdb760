package io.sluice.hub.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the data folder, its free disk space, and the permissions of files that contain secrets.
 */
final class DataCheck {
  /** Below this free space, a busy month may fill the disk. */
  static final long MIN_FREE_BYTES = 1L << 30;

  private static final List<String> SECRET_FILES = List.of("api-token", "ingress-key");

  private DataCheck() {}

  static List<CheckFinding> folder(Installation installation) {
    Path data = installation.data().toAbsolutePath();
    List<CheckFinding> findings = new ArrayList<>();
    try {
      findings.add(location(data));
      findings.add(freeSpace(Files.getFileStore(existing(data)).getUsableSpace()));
      findings.addAll(permissions(installation));
    } catch (IOException unreadable) {
      findings.add(
          CheckFinding.failed(
              "The data folder " + data + " cannot be examined: " + unreadable + ".",
              "Check its permissions and its mount."));
    }
    return findings;
  }

  private static CheckFinding location(Path data) {
    if (Files.exists(data) && !Files.isDirectory(data)) {
      return CheckFinding.failed(
          data + " is a file, not a folder.",
          "Set a folder with data: PATH in the configuration, or with --data.");
    }
    Path there = existing(data);
    if (!Files.isWritable(there)) {
      return CheckFinding.failed(
          "The folder " + there + " is not writable.",
          "Make it writable for the user that runs the hub, or set another folder (data: PATH).");
    }
    return Files.exists(data)
        ? CheckFinding.ok("The data folder " + data + " is writable.")
        : CheckFinding.ok(
            "The data folder " + data + " does not exist yet; the first start creates it.");
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /** Judges the free space of the disk, in bytes. */
  static CheckFinding freeSpace(long bytes) {
    String free = ByteSizes.text(bytes) + " are free on the disk of the data folder.";
    return bytes < MIN_FREE_BYTES
        ? CheckFinding.warning(
            "Only " + free,
            "Free some space: on a full disk the hub cannot store anything and stops working.")
        : CheckFinding.ok(free);
  }

  private static List<CheckFinding> permissions(Installation installation) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    SECRET_FILES.forEach(name -> files.add(installation.data().resolve(name)));
    Path secrets = installation.data().resolve("secrets");
    if (Files.isDirectory(secrets)) {
      try (Stream<Path> inside = Files.list(secrets)) {
        inside.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    installation.config().map(SecretCheck::files).ifPresent(files::addAll);
    List<CheckFinding> open = new ArrayList<>();
    int seen = 0;
    for (Path file : files) {
      if (Files.exists(file) && hasPosixPermissions(file)) {
        seen++;
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
          open.add(
              CheckFinding.warning(
                  "Every user of this machine can read the secret in " + file + ".",
                  "chmod 600 " + file));
        }
      }
    }
    if (open.isEmpty() && seen > 0) {
      return List.of(CheckFinding.ok("No file with a secret is readable by every user."));
    }
    return open;
  }

  private static boolean hasPosixPermissions(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }
}
