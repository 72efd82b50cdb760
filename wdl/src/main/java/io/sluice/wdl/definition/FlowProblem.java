package io.sluice.wdl.definition;

/**
 * Something wrong with a flow file.
 *
 * @param path slash path from the document's root to the place; empty for the whole document
 * @param rule the rule that is broken
 * @param advice what to do
 */
public record FlowProblem(String file, Position position, String path, String rule, String advice) {
  /** 1-based; 0 when it is not known. */
  public int line() {
    return position.line();
  }

  /** One line for people: where, which rule, what to do. */
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
