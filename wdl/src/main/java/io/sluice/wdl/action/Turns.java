package io.sluice.wdl.action;

/**
 * How the turns of a container stand.
 *
 * @param begun turns begun so far
 * @param ended turns that have ended
 * @param worst of those that have ended: failed before timed out before succeeded
 * @param last the status of the turn begun last; running while it has not ended
 */
public record Turns(int begun, int ended, Status worst, Status last) {
  /** No turn yet. */
  public static final Turns NONE = new Turns(0, 0, Status.SUCCEEDED, Status.SUCCEEDED);

  /** One more turn has begun. */
  public Turns begin() {
    return new Turns(begun + 1, ended, worst, Status.RUNNING);
  }

  /**
   * A turn has ended.
   *
   * @param newest whether it is the one that began last
   */
  public Turns end(Status status, boolean newest) {
    boolean worse =
        status == Status.FAILED || (status != Status.SUCCEEDED && worst == Status.SUCCEEDED);
    return new Turns(begun, ended + 1, worse ? status : worst, newest ? status : last);
  }

  /** Turns under way. */
  public int open() {
    return begun - ended;
  }
}
