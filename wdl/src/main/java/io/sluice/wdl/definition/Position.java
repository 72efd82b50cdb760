package io.sluice.wdl.definition;

/**
 * A position in a file.
 *
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Position(int line, int column) {
  /** The unknown position. */
  public static final Position UNKNOWN = new Position(0, 0);

  /** The suffix of a file name in messages, as in {@code :3:14}; empty when unknown. */
  public String text() {
    return line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "";
  }
}
