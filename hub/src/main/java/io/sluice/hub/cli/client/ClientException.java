package io.sluice.hub.cli.client;

/** A command that failed: what happened, what to do, a stable code, and the exit code. */
public final class ClientException extends RuntimeException {
  private final int exit;
  private final String code;
  private final String hint;

  /** A failure with one of the codes of {@link Exit}. */
  public ClientException(int exit, String code, String message, String hint) {
    super(message, null, false, false);
    this.exit = exit;
    this.code = code;
    this.hint = hint;
  }

  /** The exit code, one of {@link Exit}. */
  public int exit() {
    return exit;
  }

  /** A short stable word for programs. */
  public String code() {
    return code;
  }

  /** What to do, in one sentence. */
  public String hint() {
    return hint;
  }
}
