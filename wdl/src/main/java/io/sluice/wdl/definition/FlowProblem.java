package io.sluice.wdl.definition;

import io.sluice.wdl.action.SourceProblem;

/**
 * A problem in a flow file.
 *
 * @param path slash path from the document's root; empty for the whole document
 * @param rule the violated rule
 * @param advice how to correct it
 * @param stage when the platform finds it
 */
public record FlowProblem(
    String file,
    Position position,
    String path,
    String rule,
    String advice,
    SourceProblem.Stage stage) {
  /** A problem of a definition with its place in the file. */
  static FlowProblem of(SourceProblem problem, String file, PositionedTree document) {
    Position position = document.at(problem.path());
    return new FlowProblem(
        file, position, problem.path(), problem.rule(), problem.advice(), problem.stage());
  }

  /** A problem of the whole file, which cannot be parsed. */
  public static FlowProblem unreadable(String file, Position position, String rule, String advice) {
    return new FlowProblem(file, position, "", rule, advice, SourceProblem.Stage.PARSE);
  }

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
