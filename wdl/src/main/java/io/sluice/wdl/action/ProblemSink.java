package io.sluice.wdl.action;

/** Receives the problems of a definition. */
@FunctionalInterface
public interface ProblemSink {
  /** Reports a problem. */
  void report(SourceProblem problem);

  /**
   * Reports a problem that prevents the flow from being saved.
   *
   * @param path slash path from the document's root to the place
   * @param rule the violated rule, as a sentence
   * @param advice how to correct it
   */
  default void add(String path, String rule, String advice) {
    add(SourceProblem.Stage.SAVE, path, rule, advice);
  }

  /** Reports a problem that is found at a stage. */
  default void add(SourceProblem.Stage stage, String path, String rule, String advice) {
    report(new SourceProblem(stage, path, rule, advice));
  }
}
