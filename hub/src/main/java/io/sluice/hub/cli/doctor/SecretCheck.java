package io.sluice.hub.cli.doctor;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.outbound.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that each secret reference of the configuration has a value. Never prints a value. */
final class SecretCheck {
  private static final String FILE = "file:";

  private SecretCheck() {}

  static List<CheckFinding> secrets(Installation installation) {
    if (installation.config().isEmpty()) {
      return List.of(CheckFinding.skipped(installation.loaded().missing()));
    }
    Map<String, Secret> all = installation.config().get().connectors().secrets();
    List<CheckFinding> missing = new ArrayList<>();
    all.forEach(
        (path, secret) -> {
          if (!secret.present()) {
            missing.add(
                CheckFinding.failed(
                    path + ": the secret " + secret + " is not set or cannot be read.",
                    secret.toString().startsWith(FILE)
                        ? "Write the secret into that file and make it readable by the hub's user"
                            + " only."
                        : "Set the environment variable for the hub's process."));
          }
        });
    if (!missing.isEmpty()) {
      return missing;
    }
    return List.of(
        all.isEmpty()
            ? CheckFinding.ok("The configuration refers to no secrets.")
            : CheckFinding.ok("All " + all.size() + " secrets can be read."));
  }

  /** The files referred to by secrets. */
  static List<Path> files(HubConfig config) {
    return config.connectors().secrets().values().stream()
        .map(Secret::toString)
        .filter(reference -> reference.startsWith(FILE))
        .map(reference -> Path.of(reference.substring(FILE.length())))
        .toList();
  }
}
