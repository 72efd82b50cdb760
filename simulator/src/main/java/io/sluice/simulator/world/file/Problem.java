package io.sluice.simulator.world.file;

/**
 * One fault of a file.
 *
 * @param line counted from 1
 * @param path for example {@code instances[0].segments[2].size.level}
 * @param rule which rule is broken and what would be right
 */
public record Problem(int line, String path, String rule) {

  @Override
  public String toString() {
    return "line " + line + ", " + (path.isEmpty() ? "the document" : path) + ": " + rule;
  }
}
