package io.sluice.simulator.world.file;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a file.
 *
 * @param line counted from 1
 * @param column counted from 1; 0 when it is not known
 * @param path for example {@code instances[0].segments[2].size.level}
 * @param value what stands there; null for nothing, and for more than a single value
 * @param rule which rule is broken and what would be right
 */
public record Problem(int line, int column, String path, @Nullable String value, String rule) {

  @Override
  public String toString() {
    return "line " + line + ", " + (path.isEmpty() ? "the document" : path) + ": " + rule;
  }
}
