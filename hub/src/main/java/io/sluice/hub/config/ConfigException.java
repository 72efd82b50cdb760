package io.sluice.hub.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with all of its faults. */
public final class ConfigException extends RuntimeException {
  private final List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(
        problems.stream().map(Problem::text).collect(Collectors.joining("\n")), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** Every fault, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
