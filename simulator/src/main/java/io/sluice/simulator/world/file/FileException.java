package io.sluice.simulator.world.file;

import java.util.List;
import java.util.stream.Collectors;

/** An invalid file; lists all errors found. */
public final class FileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  FileException(String name, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> name + ": " + problem)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** The errors, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
