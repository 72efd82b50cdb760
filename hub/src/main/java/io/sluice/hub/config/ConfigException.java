package io.sluice.hub.config;

import io.sluice.hub.settings.ConfigProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used; carries every problem that was found. */
public final class ConfigException extends RuntimeException {
  private final List<ConfigProblem> problems;

  /** A configuration with these problems, at least one. */
  public ConfigException(List<ConfigProblem> problems) {
    super(
        problems.stream().map(ConfigProblem::text).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the file. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
