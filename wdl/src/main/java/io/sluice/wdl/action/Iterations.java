package io.sluice.wdl.action;

/**
 * The progress of a container's iterations. A container that is no loop has one.
 *
 * @param begun iterations started so far
 * @param ended iterations that have ended
 * @param worst the worst status of those that have ended: failed, then timed out, then succeeded
 * @param last the status of the iteration started last; running until it ends
 */
public record Iterations(int begun, int ended, Status worst, Status last) {
  /** No iteration yet. */
  public static final Iterations NONE = new Iterations(0, 0, Status.SUCCEEDED, Status.SUCCEEDED);

  /** After one more iteration has started. */
  public Iterations begin() {
    return new Iterations(begun + 1, ended, worst, Status.RUNNING);
  }

  /**
   * After an iteration has ended.
   *
   * @param newest whether it is the one started last
   */
  public Iterations end(Status status, boolean newest) {
    boolean worse =
        status == Status.FAILED || (status != Status.SUCCEEDED && worst == Status.SUCCEEDED);
    return new Iterations(begun, ended + 1, worse ? status : worst, newest ? status : last);
  }

  /** Iterations in progress. */
  public int open() {
    return begun - ended;
  }
}
