package io.sluice.wdl.definition;

/**
 * A problem in a flow file.
 *
 * @param path slash path from the document's root; empty for the whole document
 * @param rule the violated rule
 * @param advice how to correct it
 */
public record FlowProblem(String file, Position position, String path, String rule, String advice) {
  /** The line from 1; 0 when unknown. */
  public int line() {
    return position.line();
  }

  /** A one-line message: position, rule and advice. */
  public String text() {
    return file
        + position.text()
        + (path.isEmpty() ? "" : " " + path)
        + ": "
        + rule
        + ". "
        + advice;
  }
}
