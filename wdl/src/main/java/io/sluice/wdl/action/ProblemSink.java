package io.sluice.wdl.action;

/** Receives the problems of a definition. */
@FunctionalInterface
public interface ProblemSink {
  /**
   * Reports a problem.
   *
   * @param path slash path from the document's root to the place
   * @param rule the violated rule, as a sentence
   * @param advice how to correct it
   */
  void add(String path, String rule, String advice);
}
