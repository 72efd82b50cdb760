package io.sluice.wdl.action;

/** Collects what is wrong with a definition. */
@FunctionalInterface
public interface ProblemSink {
  /**
   * Notes a problem.
   *
   * @param path slash path from the document's root to the place
   * @param rule the rule that is broken, in words
   * @param advice what to do
   */
  void add(String path, String rule, String advice);
}
