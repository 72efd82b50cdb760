package io.sluice.hub.cli.terminal;

/** Exit codes of the command line. */
public final class ExitCode {
  /** The command succeeded. */
  public static final int OK = 0;

  /** The command failed, or the requested object does not exist. */
  public static final int FAILED = 1;

  /** The command, an option, a value or the configuration is invalid. */
  public static final int USAGE = 2;

  /** The hub or the simulator does not answer. */
  public static final int UNREACHABLE = 3;

  /** The quota is used up; a later attempt can succeed. */
  public static final int QUOTA = 4;

  private ExitCode() {}
}
