package io.sluice.wdl.action;

/**
 * How the turns of a container stand.
 *
 * @param begun turns begun so far
 * @param ended turns that have ended
 * @param worst of those that have ended: failed before timed out before succeeded
 * @param last the status of the turn begun last; running while it has not ended
 */
public record Iterations(int begun, int ended, Status worst, Status last) {
  /** No turn yet. */
  public static final Iterations NONE = new Iterations(0, 0, Status.SUCCEEDED, Status.SUCCEEDED);

  /** One more turn has begun. */
  public Iterations begin() {
    return new Iterations(begun + 1, ended, worst, Status.RUNNING);
  }

  /**
   * A turn has ended.
   *
   * @param newest whether it is the one that began last
   */
  public Iterations end(Status status, boolean newest) {
    boolean worse =
        status == Status.FAILED || (status != Status.SUCCEEDED && worst == Status.SUCCEEDED);
    return new Iterations(begun, ended + 1, worse ? status : worst, newest ? status : last);
  }

  /** Turns under way. */
  public int open() {
    return begun - ended;
  }
}
