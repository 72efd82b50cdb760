package io.sluice.hub.cli.doctor;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.outbound.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, Secret> all = all(installation.config().get());
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

  /** All secret references by configuration path. */
  static Map<String, Secret> all(HubConfig config) {
    Map<String, Secret> all = new LinkedHashMap<>();
    config
        .connectors()
        .customerInsights()
        .ifPresent(
            api -> {
              all.put("environment.clientSecret", api.credentials().clientSecret());
              all.put("environment.subscriptionKey", api.credentials().subscriptionKey());
            });
    config
        .connectors()
        .teams()
        .channels()
        .forEach((name, channel) -> all.put("teams.channels." + name, channel.webhook()));
    config
        .connectors()
        .mail()
        .flatMap(mail -> mail.server().password())
        .ifPresent(password -> all.put("mail.password", password));
    config
        .connectors()
        .http()
        .webhooks()
        .forEach(
            (name, webhook) -> {
              for (int i = 0; i < webhook.keys().size(); i++) {
                String key = i == 0 ? ".key" : ".previousKey";
                all.put("http.webhooks." + name + key, webhook.keys().get(i));
              }
            });
    return all;
  }

  /** The files referred to by secrets. */
  static List<Path> files(HubConfig config) {
    return all(config).values().stream()
        .map(Secret::toString)
        .filter(reference -> reference.startsWith(FILE))
        .map(reference -> Path.of(reference.substring(FILE.length())))
        .toList();
  }
}
