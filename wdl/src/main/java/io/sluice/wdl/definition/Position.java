package io.sluice.wdl.definition;

/**
 * A place in a file.
 *
 * @param line 1 for the first; 0 when it is not known
 * @param column 1 for the first; 0 when it is not known
 */
public record Position(int line, int column) {
  /** The place of what has none. */
  public static final Position UNKNOWN = new Position(0, 0);

  /** As compilers write it, behind a file's name: {@code :3:14}; empty when it is not known. */
  public String text() {
    return line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "";
  }
}
