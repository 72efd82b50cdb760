package io.sluice.simulator.world.file;

import org.jspecify.annotations.Nullable;

/**
 * An error in a file.
 *
 * @param line counted from 1
 * @param column counted from 1; 0 if unknown
 * @param path for example {@code instances[0].segments[2].size.level}
 * @param value the invalid value; null if absent or not a single value
 * @param rule the violated rule and how to fix it
 */
public record Problem(int line, int column, String path, @Nullable String value, String rule) {

  @Override
  public String toString() {
    return "line " + line + ", " + (path.isEmpty() ? "the document" : path) + ": " + rule;
  }
}
