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

/** The data folder, and who may read the secrets in files. */
final class DataCheck {
  /** With less room a busy month may fill the disk. */
  static final long LEAST_FREE = 1L << 30;

  private static final List<String> OWN = List.of("api-token", "ingress-key");

  private DataCheck() {}

  static List<CheckFinding> folder(Installation installation) {
    Path data = installation.data().toAbsolutePath();
    List<CheckFinding> findings = new ArrayList<>();
    try {
      findings.add(place(data));
      findings.add(room(Files.getFileStore(existing(data)).getUsableSpace()));
      findings.addAll(rights(installation));
    } catch (IOException unreadable) {
      findings.add(
          CheckFinding.failed(
              "The data folder " + data + " cannot be looked at: " + unreadable + ".",
              "Check its rights and its mount."));
    }
    return findings;
  }

  private static CheckFinding place(Path data) {
    if (Files.exists(data) && !Files.isDirectory(data)) {
      return CheckFinding.failed(data + " is a file.", "Name a folder: data: PATH, or --data.");
    }
    Path there = existing(data);
    if (!Files.isWritable(there)) {
      return CheckFinding.failed(
          "The folder " + there + " cannot be written.",
          "Give the user that runs the hub the right to, or name another folder (data: PATH).");
    }
    return Files.exists(data)
        ? CheckFinding.ok("The data folder " + data + " can be written.")
        : CheckFinding.ok(
            "The data folder " + data + " is not there yet; the first start makes it.");
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /** What so many free bytes mean. */
  static CheckFinding room(long bytes) {
    String free = ByteSizes.text(bytes) + " are free on the data folder's disk.";
    return bytes < LEAST_FREE
        ? CheckFinding.warning(
            "Only " + free, "Free some space: on a full disk nothing can be remembered.")
        : CheckFinding.ok(free);
  }

  private static List<CheckFinding> rights(Installation installation) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    OWN.forEach(name -> files.add(installation.data().resolve(name)));
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
      if (Files.exists(file) && knowsRights(file)) {
        seen++;
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
          open.add(
              CheckFinding.warning(
                  "Everybody on this machine may read the secret in " + file + ".",
                  "chmod 600 " + file));
        }
      }
    }
    if (open.isEmpty() && seen > 0) {
      return List.of(CheckFinding.ok("No secret in a file is readable by everybody."));
    }
    return open;
  }

  private static boolean knowsRights(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }
}
