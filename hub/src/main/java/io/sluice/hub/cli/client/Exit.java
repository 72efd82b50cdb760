package io.sluice.hub.cli.client;

/** What the command line's exit codes mean. */
public final class Exit {
  /** It was done. */
  public static final int OK = 0;

  /** It was not done, or what was asked for is not there. */
  public static final int FAILED = 1;

  /** The command, an option or a value is wrong. */
  public static final int USAGE = 2;

  /** The hub or the simulator does not answer. */
  public static final int UNREACHABLE = 3;

  /** The quota is used up; later it will work. */
  public static final int QUOTA = 4;

  private Exit() {}
}
