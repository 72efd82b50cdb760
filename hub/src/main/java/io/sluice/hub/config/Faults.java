package io.sluice.hub.config;

import io.sluice.hub.outbound.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults noted so far, shared by all sections of a file, and where it refers to secrets. */
final class Faults {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Reference> secrets = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  private record Reference(int line, String path, Secret secret) {}

  void add(int line, String path, String value, String rule) {
    problems.add(new Problem(file, line, path, value, rule));
  }

  /** Keeps where a secret is referred to. */
  void refers(int line, String path, Secret secret) {
    secrets.add(new Reference(line, path, secret));
  }

  /** Notes the references to secrets that lead to nothing now. */
  void lookForSecrets() {
    for (Reference found : secrets) {
      if (!found.secret().present()) {
        add(
            found.line(),
            found.path(),
            found.secret().toString(),
            "leads to nothing: set the variable where the hub is started, or write the file");
      }
    }
  }

  /** In the order of the file. */
  List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}
