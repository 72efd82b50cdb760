package io.sluice.hub.flow.definition;

/**
 * Something wrong with a flow file.
 *
 * @param line 1-based; 0 when it is not known
 * @param path slash path from the document's root to the place; empty for the whole document
 * @param rule the rule that is broken
 * @param advice what to do
 */
public record Problem(String file, int line, String path, String rule, String advice) {
  /** One line for people: where, which rule, what to do. */
  public String text() {
    String where = line > 0 ? file + ":" + line : file;
    return where + (path.isEmpty() ? "" : " " + path) + ": " + rule + ". " + advice;
  }
}
