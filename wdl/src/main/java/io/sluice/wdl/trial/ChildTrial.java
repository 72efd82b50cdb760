package io.sluice.wdl.trial;

/** The call of a flow whose file was found. */
public sealed interface ChildTrial {
  /** The path of the calling action. */
  String path();

  /** The file of the called flow. */
  String file();

  /** The called flow ran. */
  record ChildRun(String path, String file, TrialOutcome outcome) implements ChildTrial {}

  /**
   * The called flow could not run, so a mock answered.
   *
   * @param problem the reason, in words
   */
  record MockedChild(String path, String file, String problem) implements ChildTrial {}
}
