package io.sluice.wdl.action;

/**
 * A problem of a definition.
 *
 * @param stage when the platform finds it
 * @param path slash path from the document's root to the place
 * @param rule the violated rule, as a sentence
 * @param advice how to correct it
 */
public record SourceProblem(Stage stage, String path, String rule, String advice) {
  /**
   * When the platform finds a problem, which decides who refuses the flow because of it. The table
   * of all problems with their stages is in {@code docs/flow-problems.md}.
   */
  public enum Stage {
    /** The definition has no meaning, such as an expression without its end: always refused. */
    PARSE,

    /**
     * Power Automate refuses to save the flow, and the hub to load it. A trial runs the flow and
     * tells the problem; an invalid action fails when it is reached.
     */
    SAVE,

    /** The flow is loaded; the action fails when it is reached. */
    RUN
  }

  /** The same problem of a part, seen from the whole. */
  public SourceProblem below(String parent) {
    String full = path.isEmpty() ? parent : parent + "/" + path;
    return new SourceProblem(stage, full, rule, advice);
  }
}
